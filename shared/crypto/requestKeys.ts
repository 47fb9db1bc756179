import { damaged, locked } from '../domain/base/vaultFaults';
import { openRequestKey, wrappingKeyId, wrapRequestKey } from './keyWrap';
import type { Primitives } from './primitives';
import { newSealingKey, type SealingKey } from './sealing';

/** A request's key as storage holds it. */
export interface WrappedRequestKey {
  readonly requestId: string;
  readonly bytes: Uint8Array;
}

interface Held {
  readonly key: SealingKey;
  readonly wrap: WrappedRequestKey;
}

/** The keys of requests, opened from their wraps. A request nobody knows yet gets a new key. */
export class RequestKeys {
  private readonly held = new Map<string, Promise<Held>>();
  private readonly keys = new Map<string, SealingKey>();
  private loaded = false;

  constructor(
    private readonly p: Primitives,
    /** Wrapping keys of all epochs, the newest last. */
    private readonly wrapping: readonly SealingKey[],
  ) {}

  async load(wraps: readonly WrappedRequestKey[]): Promise<void> {
    await Promise.all(
      wraps.map(async (wrap) => {
        const held = await this.unwrap(wrap);
        this.held.set(wrap.requestId, Promise.resolve(held));
        this.keys.set(held.key.id, held.key);
      }),
    );
    this.loaded = true;
  }

  async keyOf(requestId: string): Promise<SealingKey> {
    return (await this.hold(requestId)).key;
  }

  async wrapOf(requestId: string): Promise<WrappedRequestKey> {
    return (await this.hold(requestId)).wrap;
  }

  byId(keyId: string): SealingKey | undefined {
    return this.keys.get(keyId);
  }

  wipe(): void {
    for (const key of this.keys.values()) key.bytes.fill(0);
    this.keys.clear();
    this.held.clear();
    this.loaded = false;
  }

  /** Making a key before the wraps are loaded could hide the one a request already has. */
  private hold(requestId: string): Promise<Held> {
    if (!this.loaded) throw locked();
    const known = this.held.get(requestId);
    if (known !== undefined) return known;
    const made = this.make(requestId);
    this.held.set(requestId, made);
    return made;
  }

  private async make(requestId: string): Promise<Held> {
    const newest = this.wrapping.at(-1);
    if (newest === undefined) throw new Error('a keyring without a clinic key');
    const key = await newSealingKey(this.p);
    this.keys.set(key.id, key);
    return {
      key,
      wrap: { requestId, bytes: await wrapRequestKey(this.p, newest, requestId, key) },
    };
  }

  private async unwrap(wrap: WrappedRequestKey): Promise<Held> {
    const id = wrappingKeyId(wrap.bytes);
    const wrapping = this.wrapping.find((key) => key.id === id);
    if (wrapping === undefined) throw damaged('key of a request');
    return { key: await openRequestKey(this.p, wrapping, wrap.requestId, wrap.bytes), wrap };
  }
}
