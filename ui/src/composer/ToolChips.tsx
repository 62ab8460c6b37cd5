import { useChat, useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";

/** Tools that are always in sight, and the one that is chosen. */
export function ToolChips() {
  const words = useWords();
  const { composer: options } = useOptions();
  const { composer } = useController();
  const toolId = useChat((state) => state.composer.toolId);
  const shown = options?.tools?.filter((tool) => tool.pinned || tool.id === toolId) ?? [];
  return shown.map((tool) => {
    const chosen = tool.id === toolId;
    return (
      <button
        key={tool.id}
        type="button"
        className="tool-chip"
        aria-pressed={chosen}
        title={chosen ? words.clearTool(tool.label) : tool.label}
        onClick={() => composer.chooseTool(chosen ? null : tool.id)}
      >
        <Icon name={tool.icon} />
        <bdi>{tool.shortLabel ?? tool.label}</bdi>
        {chosen && <Icon name="close" />}
      </button>
    );
  });
}
