import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "jsdom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    // What hangs ends; nothing that is only slow does, on a machine that has much else to do.
    testTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
