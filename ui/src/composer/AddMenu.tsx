import { useChat, useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { Menu, type MenuItem } from "../parts/Menu";

/** Files, mentions and tools to add to the message. */
export function AddMenu({ attach }: { attach: (() => void) | null }) {
  const words = useWords();
  const { composer: options, entities } = useOptions();
  const { composer } = useController();
  const toolId = useChat((state) => state.composer.toolId);
  const tools = options?.tools?.filter((tool) => !tool.pinned) ?? [];
  const items: MenuItem[] = [
    ...(attach ? [{ label: words.attach, icon: "attach", act: attach }] : []),
    ...(entities?.onTagSearch && entities.showComposerMenu
      ? [
          {
            label: words.mention,
            icon: "at",
            act: () => composer.area.current && beginMention(composer.area.current),
          },
        ]
      : []),
    ...tools.map((tool) => ({
      label: tool.label,
      icon: tool.icon,
      checked: tool.id === toolId,
      act: () => composer.chooseTool(tool.id === toolId ? null : tool.id),
    })),
  ];
  if (items.length === 0) return null;
  return (
    <Menu label={words.addMenu} items={items} placement="top-start">
      <Icon name="plus" />
    </Menu>
  );
}

/** Type an `@` where the caret is, so that what can be mentioned is listed as if the user had. */
function beginMention(area: HTMLTextAreaElement): void {
  const before = area.value.slice(0, area.selectionStart);
  area.focus();
  area.setRangeText(before === "" || /\s$/.test(before) ? "@" : " @", before.length, area.selectionEnd, "end");
  area.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
