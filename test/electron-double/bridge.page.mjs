// Page code of the double, read as text: the two halves of contextBridge and the wire to main.
// Both halves run before any script of the page, each in its own world of the same document.

/** One half of the bridge. What is not a function or a promise is cloned by the event itself. */
function openBridge(document, outgoing, incoming) {
  const functions = new Map();
  const waiting = new Map();
  let last = 0;
  let returned;

  const send = (detail) => document.dispatchEvent(new CustomEvent(outgoing, { detail }));
  const remember = (table, value) => {
    last += 1;
    table.set(last, value);
    return last;
  };
  const isPlain = (value) =>
    Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;

  function wrap(value) {
    if (typeof value === 'function') return { kind: 'function', id: remember(functions, value) };
    if (value instanceof Promise) return wrapPromise(value);
    if (typeof value !== 'object' || value === null || !isPlain(value))
      return { kind: 'raw', value };
    if (Array.isArray(value)) return { kind: 'array', items: value.map(wrap) };
    return {
      kind: 'object',
      entries: Object.entries(value).map(([key, member]) => [key, wrap(member)]),
    };
  }

  function wrapPromise(promise) {
    last += 1;
    const id = last;
    promise.then(
      (value) => send({ do: 'settle', id, ok: true, value: wrap(value) }),
      (error) => send({ do: 'settle', id, ok: false, value: wrap(String(error.message)) }),
    );
    return { kind: 'promise', id };
  }

  function unwrap(wrapped) {
    switch (wrapped.kind) {
      case 'function':
        return (...args) => call(wrapped.id, args);
      case 'promise':
        return new Promise((resolve, reject) => waiting.set(wrapped.id, { resolve, reject }));
      case 'array':
        return wrapped.items.map(unwrap);
      case 'object':
        return Object.fromEntries(wrapped.entries.map(([key, member]) => [key, unwrap(member)]));
      default:
        return wrapped.value;
    }
  }

  function call(id, args) {
    send({ do: 'call', id, args: args.map(wrap) });
    const answer = returned;
    returned = undefined;
    if (!answer.ok) throw new Error(unwrap(answer.value));
    return unwrap(answer.value);
  }

  function runCall({ id, args }) {
    try {
      send({ do: 'return', ok: true, value: wrap(functions.get(id)(...args.map(unwrap))) });
    } catch (error) {
      send({ do: 'return', ok: false, value: wrap(String(error.message)) });
    }
  }

  function settle({ id, ok, value }) {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (ok) resolve(unwrap(value));
    else reject(new Error(unwrap(value)));
  }

  let exposed = () => undefined;
  document.addEventListener(incoming, (event) => {
    const detail = event.detail;
    if (detail.do === 'call') runCall(detail);
    if (detail.do === 'return') returned = detail;
    if (detail.do === 'settle') settle(detail);
    if (detail.do === 'expose') exposed(detail.key, unwrap(detail.api));
  });
  return {
    expose: (key, api) => send({ do: 'expose', key, api: wrap(api) }),
    onExposed: (listener) => (exposed = listener),
  };
}

/** The world of the page's own scripts. */
function startPageWorld(secret) {
  openBridge(document, `${secret}-up`, `${secret}-down`).onExposed((key, api) => {
    Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true });
  });
}

function encode(value) {
  if (value === undefined) return { $: 'undefined' };
  if (value instanceof Uint8Array) return { $: 'bytes', base64: value.toBase64() };
  if (Array.isArray(value)) return value.map(encode);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, encode(member)]));
}

function decode(value) {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  if (value.$ === 'undefined') return undefined;
  if (value.$ === 'bytes') return Uint8Array.fromBase64(value.base64);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, decode(member)]));
}

function strict(name, target) {
  return new Proxy(target, {
    get(object, key) {
      if (typeof key === 'symbol' || key in object) return object[key];
      throw new Error(`electron double: ${name}.${String(key)} is not implemented`);
    },
  });
}

/** The preload's world: the page cannot see it. `wire` sends one string to main. */
function startPreloadWorld(secret, wire) {
  const bridge = openBridge(document, `${secret}-down`, `${secret}-up`);
  const calls = new Map();
  const listeners = new Map();
  let last = 0;

  const ipcRenderer = {
    invoke(channel, ...args) {
      let cloned;
      try {
        cloned = structuredClone(args);
      } catch {
        return Promise.reject(new Error('An object could not be cloned.'));
      }
      last += 1;
      const id = last;
      const answer = new Promise((resolve, reject) => calls.set(id, { resolve, reject }));
      wire(JSON.stringify({ id, channel, args: encode(cloned), url: location.href }));
      return answer;
    },
    on(channel, listener) {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    removeListener(channel, listener) {
      const kept = (listeners.get(channel) ?? []).filter((one) => one !== listener);
      listeners.set(channel, kept);
      return ipcRenderer;
    },
  };

  function deliver(text) {
    const message = JSON.parse(text);
    if (message.channel !== undefined) {
      const args = decode(message.args);
      for (const listener of listeners.get(message.channel) ?? []) listener({}, ...args);
      return;
    }
    const { resolve, reject } = calls.get(message.id);
    calls.delete(message.id);
    if (message.ok) resolve(decode(message.value));
    else reject(new Error(message.message));
  }

  const contextBridge = { exposeInMainWorld: (key, api) => bridge.expose(key, api) };
  return {
    deliver,
    electron: strict('electron', {
      contextBridge: strict('contextBridge', contextBridge),
      ipcRenderer: strict('ipcRenderer', ipcRenderer),
    }),
  };
}
