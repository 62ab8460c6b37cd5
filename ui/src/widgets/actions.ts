/** Form values under their names; a dot in a name leads into an object. */
export type Values = Record<string, unknown>;

/** What the fields of a form hold now. */
export function valuesOf(form: HTMLFormElement): Values {
  const values: Values = {};
  for (const field of form.elements) {
    if (!isField(field) || field.name === "" || field.disabled) continue;
    if (field.type === "checkbox") setValue(values, field.name, (field as HTMLInputElement).checked);
    else if (field.type !== "radio" || (field as HTMLInputElement).checked)
      setValue(values, field.name, fieldValue(field));
  }
  return values;
}

/** A field's value as actions have it. */
export function fieldValue(field: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement): string {
  // A moment with an offset is shown in this browser's time and goes back as a moment.
  if (field.dataset.moment && field.value !== "") return new Date(field.value).toISOString();
  return field.value;
}

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function isField(element: Element): element is Field {
  return element.matches("input, select, textarea");
}

/** Put a value under a name. */
export function setValue(values: Values, name: string, value: unknown): void {
  const path = name.split(".");
  // Names come from the server: they must not reach what all objects share.
  if (path.some((part) => part === "__proto__" || part === "constructor" || part === "prototype")) return;
  const last = path.pop() ?? "";
  let place = values;
  for (const part of path) {
    const inner = place[part];
    place[part] = isObject(inner) ? inner : {};
    place = place[part] as Values;
  }
  place[last] = value;
}

/** The payload with form values put in. What the widget itself set stays; `ignored` names values that lost to it. */
export function withValues(payload: Values, values: Values, path = ""): { payload: Values; ignored: string[] } {
  const merged: Values = { ...payload };
  const ignored: string[] = [];
  for (const [name, value] of Object.entries(values)) {
    const own = merged[name];
    if (own === undefined) merged[name] = value;
    else if (isObject(own) && isObject(value)) {
      const inner = withValues(own, value, `${path}${name}.`);
      merged[name] = inner.payload;
      ignored.push(...inner.ignored);
    } else ignored.push(path + name);
  }
  return { payload: merged, ignored };
}

function isObject(value: unknown): value is Values {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
