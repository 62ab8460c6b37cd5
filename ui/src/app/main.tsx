import "./styles/index.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App";

// The chat comes in a file of its own, asked for before it is known whether someone is signed in; that it cannot be had is told where it
// is shown.
import("../element").catch(() => undefined);

const place = document.getElementById("app");
if (place) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
