/**
 * What properties read of local states, path by path. A predicate is handed proxies around the plain JSON of a local
 * state: every key it asks for, and whether it looked at all keys of an object, is kept in a tree of paths, one tree a
 * party. Two local states of a party are *alike* to the properties where they agree on every path ever read of that party:
 * a predicate is a pure function of what it reads, so it cannot tell them apart.
 *
 * What is kept only grows. Predicates are asked on a miss of their decision trees only, and a hit reads what the miss had
 * read; so what is kept is what a predicate would have read in every world it was asked about.
 */
import type { Local } from '../world/chart/local-state.ts';
import { canonical } from '../world/interning/interner.ts';
import type { Move } from '../world/interning/move.ts';
import type { WorldView } from '../world/world.ts';

/** A place inside a local state that was read. */
class Place {
  /** What was read below it, by key; `undefined` and functions of arrays are read like anything else. */
  readonly below = new Map<string, Place>();
  /** Whether the list of its keys was read. */
  listed = false;
  /** Proxies made here, so that one object read twice at one place is one object. */
  private readonly proxies = new WeakMap<object, object>();

  constructor(private readonly grew: () => void) {}

  /** The same value, watched. */
  watched(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    let proxy = this.proxies.get(value);
    if (!proxy) {
      proxy = this.proxy(value);
      this.proxies.set(value, proxy);
    }
    return proxy;
  }

  /** Whether two values agree on everything that was read here and below. */
  agree(one: unknown, other: unknown): boolean {
    if (Object.is(one, other)) return true;
    if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
    if (Array.isArray(one) !== Array.isArray(other)) return false;
    if (this.listed && Object.keys(one).join('\n') !== Object.keys(other).join('\n')) return false;
    for (const [key, place] of this.below) {
      if (Object.hasOwn(one, key) !== Object.hasOwn(other, key)) return false;
      if (!place.agree(Reflect.get(one, key), Reflect.get(other, key))) return false;
    }
    return true;
  }

  private at(key: string): Place {
    let place = this.below.get(key);
    if (!place) {
      place = new Place(this.grew);
      this.below.set(key, place);
      this.grew();
    }
    return place;
  }

  /** A proxy of nothing that answers as `value` does: a frozen target would not let watched values out. */
  private proxy(value: object): object {
    const read = (key: string | symbol): unknown => {
      const answer: unknown = Reflect.get(value, key);
      return typeof key === 'symbol' ? answer : this.at(key).watched(answer);
    };
    return new Proxy(Array.isArray(value) ? [] : {}, {
      get: (_, key) => read(key),
      has: (_, key) => {
        read(key);
        return Reflect.has(value, key);
      },
      ownKeys: () => {
        if (!this.listed) this.grew();
        this.listed = true;
        return Reflect.ownKeys(value);
      },
      getOwnPropertyDescriptor: (_, key) => {
        const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
        const answer = read(key);
        if (!descriptor) return undefined;
        const isLength = Array.isArray(value) && key === 'length';
        return { value: answer, enumerable: descriptor.enumerable ?? false, writable: true, configurable: !isLength };
      },
      set: () => false,
      defineProperty: () => false,
      deleteProperty: () => false,
    });
  }
}

/** What all properties together have read. */
export class ReadPaths {
  /** Grows with whatever is read for the first time. */
  size = 0;
  /** Properties about steps that were found to look at more than what changes (see `StepMonitor.overlooks`). */
  readonly wary = new Set<string>();
  /** Moves that were trusted to change nothing anybody reads, one for each that is told by the same sends and reports. */
  readonly trusted = new Map<string, Move>();
  private readonly places = new Map<string, Place>();
  private readonly inboxes = new Set<string>();

  /** The same view, watched. */
  watched(view: WorldView): WorldView {
    return {
      facts: view.facts,
      parties: view.parties,
      local: party => this.placeOf(party).watched(view.local(party)) as Local,
      inbox: party => {
        if (!this.inboxes.has(party)) this.grew();
        this.inboxes.add(party);
        return view.inbox(party);
      },
      away: group => view.away(group),
      observer: name => view.observer(name),
    };
  }

  /** Keeps a move that is trusted to change nothing anybody reads. */
  trust(move: Move): void {
    const { sends, reports, heard } = move;
    const telling = canonical([sends, reports, heard]);
    if (!this.trusted.has(telling)) this.trusted.set(telling, move);
  }

  /** Whether any property has read what waits for a party. */
  hasInbox(party: string): boolean {
    return this.inboxes.has(party);
  }

  /** Whether no property can tell two local states of a party apart. */
  alike(party: string, one: Local, other: Local): boolean {
    return this.places.get(party)?.agree(one, other) ?? true;
  }

  private readonly grew = (): void => {
    this.size++;
  };

  private placeOf(party: string): Place {
    let place = this.places.get(party);
    if (!place) {
      place = new Place(this.grew);
      this.places.set(party, place);
    }
    return place;
  }
}

/** A value that is asked for only when something of it is. */
export function deferred<Value extends object>(value: () => Value): Value {
  return new Proxy({} as Value, {
    get: (_, key) => Reflect.get(value(), key),
    has: (_, key) => Reflect.has(value(), key),
    ownKeys: () => Reflect.ownKeys(value()),
    getOwnPropertyDescriptor: (_, key) => {
      const descriptor = Reflect.getOwnPropertyDescriptor(value(), key);
      return descriptor && { ...descriptor, configurable: true };
    },
  });
}
