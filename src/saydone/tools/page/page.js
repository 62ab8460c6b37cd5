// The task list as an MCP App (extension io.modelcontextprotocol/ui, 2026-01-26): JSON-RPC with the host by postMessage.
"use strict";

const PROTOCOL = "2026-01-26";
const place = (id) => document.getElementById(id);
const waiting = new Map();
let asked = {}; // what list_tasks was called with
const asking = new Map(); // by task, the confirm for completing it with all that goes along
let shown = []; // the tasks, as its answers have them
let total = 0;
let next = null; // the cursor of the next page
let lastId = 0;

function send(message) {
  window.parent.postMessage({ jsonrpc: "2.0", ...message }, "*");
}

function request(method, params) {
  const id = ++lastId;
  send({ id, method, params });
  return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
}

async function call(name, args) {
  // With the key a call that the host sends again is done once.
  const key = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0"));
  const params = { name, arguments: args, _meta: { "saydone/idempotency-key": key.join("") } };
  const answer = await request("tools/call", params);
  const words = (answer.content || []).map((part) => part.text || "").join("\n");
  if (answer.isError) throw new Error(words);
  return answer.structuredContent;
}

// What a host sends.
const heard = {
  "ui/notifications/tool-input": (params) => {
    asked = { ...params.arguments };
  },
  "ui/notifications/tool-result": (params) => {
    const page = params.structuredContent;
    if (params.isError || !page) {
      fail((params.content || []).map((part) => part.text || "").join("\n"));
      return;
    }
    take(page, []);
  },
  "ui/notifications/tool-cancelled": () => fail("The tasks were not listed."),
  "ui/notifications/host-context-changed": (params) => dress(params),
};

window.addEventListener("message", (event) => {
  const message = event.data;
  if (event.source !== window.parent || !message || message.jsonrpc !== "2.0") return;
  if (message.method === undefined) {
    const waits = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.error) waits?.reject(new Error(message.error.message));
    else waits?.resolve(message.result);
  } else if (message.id === undefined) {
    heard[message.method]?.(message.params || {});
  } else if (message.method === "ping" || message.method === "ui/resource-teardown") {
    send({ id: message.id, result: {} });
  } else {
    send({ id: message.id, error: { code: -32601, message: "There is no such method here." } });
  }
});

function dress(context) {
  const root = document.documentElement;
  if (context.theme) root.style.colorScheme = context.theme;
  if (context.locale) root.lang = context.locale;
  for (const [name, value] of Object.entries(context.styles?.variables || {})) {
    if (value) root.style.setProperty(name, value);
  }
}

function say(words) {
  place("failed").textContent = "";
  place("said").textContent = words;
}

function fail(words) {
  place("said").textContent = "";
  place("failed").textContent = words;
  place("tasks").ariaBusy = "false";
}

function take(page, before) {
  shown = [...before, ...page.tasks];
  total = page.total;
  next = page.next_cursor || null;
  const list = place("tasks");
  list.replaceChildren(...shown.map(row));
  list.ariaBusy = "false";
  place("count").textContent = `${shown.length} of ${total}`;
  place("more").hidden = next === null;
  say(shown.length ? "" : "No tasks match.");
}

function facts(task) {
  const parts = [task.due_text, task.repeat_text, task.priority === "p4" ? "" : task.priority, task.list];
  const labels = (task.labels || []).map((label) => `@${label}`);
  return [task.overdue ? "overdue" : "", ...parts, ...labels].filter(Boolean).join(" · ");
}

function row(task) {
  const item = place("task").content.firstElementChild.cloneNode(true);
  const [done, edit] = [item.querySelector(".done"), item.querySelector(".edit")];
  item.dataset.id = task.id;
  item.className = [task.status, task.overdue ? "late" : ""].join(" ");
  item.querySelector(".name").textContent = task.title;
  item.querySelector(".facts").textContent = facts(task);
  done.checked = task.status === "completed";
  done.setAttribute("aria-label", `Done: ${task.title}`);
  done.addEventListener("change", () => tick(task, done));
  edit.setAttribute("aria-label", `Edit ${task.title}`);
  edit.addEventListener("click", () => toggle(item, task, edit));
  return item;
}

function replace(task) {
  shown = shown.map((other) => (other.id === task.id ? { ...other, ...task } : other));
  const item = row(shown.find((other) => other.id === task.id));
  document.querySelector(`li[data-id="${CSS.escape(task.id)}"]`).replaceWith(item);
  return item;
}

// Subtasks are completed with their parents, and parents opened again with their subtasks.
async function follow(task) {
  const kin = shown.filter((other) => other.id !== task.id && (other.subtasks || other.parent_id)).slice(0, 25);
  if (!kin.length || !(task.subtasks || task.parent_id)) return;
  const result = await call("get_task", { ids: kin.map((other) => other.id) });
  for (const other of result.tasks) replace(other);
}

async function tick(task, box) {
  const completed = box.checked;
  box.disabled = true;
  try {
    const agreed = asking.get(task.id);
    asking.delete(task.id);
    const rest = completed ? agreed && { confirm: agreed } : { completed };
    const result = await call("complete_task", { ids: [task.id], ...rest });
    const after = result.tasks.find((other) => other.id === task.id);
    if (result.confirm) {
      asking.set(task.id, result.confirm);
      replace(after).querySelector(".done").focus();
      told(`${result.message.split(" Nothing was done")[0]} To do that, tick it once more.`);
      return;
    }
    replace(after).querySelector(".done").focus();
    told(result.message);
    await follow(after);
  } catch (error) {
    box.checked = !completed;
    box.disabled = false;
    box.focus();
    fail(error.message);
  }
}

function toggle(item, task, edit) {
  const open = item.querySelector("form");
  edit.setAttribute("aria-expanded", String(!open));
  if (open) {
    open.remove();
    edit.focus();
    return;
  }
  const form = place("form").content.firstElementChild.cloneNode(true);
  const fields = form.elements;
  form.setAttribute("aria-label", `Edit ${task.title}`);
  const before = { title: task.title, due: localDue(task), priority: task.priority, description: task.description };
  for (const [name, value] of Object.entries(before)) fields[name].value = value;
  const close = () => toggle(item, task, edit);
  form.querySelector(".cancel").addEventListener("click", close);
  // Not by submitting: hosts let the page do nothing but run scripts.
  const done = () => form.reportValidity() && save(task, before, form);
  form.querySelector(".save").addEventListener("click", done);
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    if (event.key !== "Enter" || !event.target.matches("input, select")) return;
    event.preventDefault();
    done();
  });
  item.append(form);
  fields.title.focus();
}

// A moment without its offset, which the user's zone has anyway.
function localDue(task) {
  return (task.due || "").slice(0, 16);
}

async function save(task, before, form) {
  const change = { id: task.id, expected_version: task.version };
  for (const [name, value] of Object.entries(before)) {
    const now = form.elements[name].value.trim();
    if (now !== value) change[name] = now || "none";
  }
  const button = form.querySelector(".save");
  button.disabled = true;
  try {
    const result = await call("update_task", { changes: [change] });
    replace(result.tasks[0]).querySelector(".edit").focus();
    told(result.message);
  } catch (error) {
    button.disabled = false;
    button.focus();
    fail(error.message);
    await look(task, form.closest("li"));
  }
}

// What the task is by now: to be saved again over that, when the user has seen it.
async function look(task, item) {
  const result = await call("get_task", { ids: [task.id] }).catch(() => ({ tasks: [] }));
  Object.assign(task, result.tasks[0]);
  item.querySelector(".name").textContent = task.title;
  item.querySelector(".facts").textContent = facts(task);
}

// The user sees it, and the model gets to know of it with the next message.
function told(message) {
  say(message);
  const text = `In the task list the user did this: ${message}`;
  request("ui/update-model-context", { content: [{ type: "text", text }] }).catch(() => undefined);
}

async function more() {
  const button = place("more");
  try {
    const count = shown.length;
    take(await call("list_tasks", { ...asked, cursor: next }), shown);
    place("tasks").children[count]?.querySelector(".done").focus();
  } catch (error) {
    fail(error.message);
    button.focus();
  }
}

async function start() {
  place("more").addEventListener("click", more);
  const told = await request("ui/initialize", {
    protocolVersion: PROTOCOL,
    appInfo: { name: "saydone-tasks", title: "Saydone: tasks", version: "1" },
    appCapabilities: { availableDisplayModes: ["inline", "fullscreen"] },
  });
  dress(told.hostContext || {});
  send({ method: "ui/notifications/initialized", params: {} });
  new ResizeObserver(() => {
    const { width, height } = document.documentElement.getBoundingClientRect();
    send({
      method: "ui/notifications/size-changed",
      params: { width: Math.ceil(width), height: Math.ceil(height) },
    });
  }).observe(document.documentElement);
}

start();
