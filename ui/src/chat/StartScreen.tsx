import { useController, useOptions, useWords } from "../parts/context";
import { Icon } from "../parts/Icon";

/** What a new conversation shows: a greeting, and things that could be said. */
export function StartScreen() {
  const words = useWords();
  const { startScreen } = useOptions();
  const { composer } = useController();
  return (
    <div className="start">
      <h2 className="greeting" dir="auto">
        {startScreen?.greeting ?? words.greeting}
      </h2>
      {(startScreen?.prompts?.length ?? 0) > 0 && (
        <ul className="prompts">
          {startScreen?.prompts?.map(({ label, prompt, icon }) => (
            <li key={label}>
              <button
                type="button"
                onClick={() => void composer.say(typeof prompt === "string" ? { text: prompt } : { content: prompt })}
              >
                {icon && <Icon name={icon} />}
                <span dir="auto">{label}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
