import { useChat, useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";
import { Menu } from "../parts/Menu";

/** Which model answers, when there is a choice. */
export function ModelMenu() {
  const words = useWords();
  const models = useOptions().composer?.models ?? [];
  const { composer } = useController();
  const modelId = useChat((state) => state.composer.modelId);
  if (models.length < 2) return null;
  const chosen = models.find(({ id }) => id === modelId) ?? models.find((model) => model.default) ?? models[0];
  const items = models.map(({ id, label, description, disabled }) => ({
    label,
    description,
    checked: id === chosen?.id,
    disabled: disabled ?? false,
    act: () => composer.set({ modelId: id }),
  }));
  return (
    <Menu label={`${words.model}: ${chosen?.label}`} items={items} placement="top-end" className="model-button">
      <bdi>{chosen?.label}</bdi>
      <Icon name="chevron-down" />
    </Menu>
  );
}
