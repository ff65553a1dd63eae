/**
 * The paths that properties read in local states. A predicate gets proxies around the plain JSON of a local state. A
 * tree of paths for each party records every key read, and whether all keys of an object were listed. Two local states
 * of a party are *alike* to the properties if they agree on every path ever read of that party: a predicate is a pure
 * function of what it reads, so it cannot distinguish them.
 *
 * The record only grows. A predicate is evaluated on a miss of its decision tree only, and a hit reads the same paths
 * as the earlier miss; so the record contains every path that the predicate reads in the worlds judged.
 */
import type { Local } from '../world/chart/local-state.ts';
import { canonical } from '../world/interning/interner.ts';
import type { Move } from '../world/interning/move.ts';
import type { WorldView } from '../world/world.ts';

/** A node of a tree of paths: a place inside a local state that was read. */
class Place {
  /** The places read below this one, by key. Absent keys and methods of arrays count as reads too. */
  readonly below = new Map<string, Place>();
  /** Whether the list of keys was read. */
  listed = false;
  /** The proxies made at this place, so that an object read twice here has one identity. */
  private readonly proxies = new WeakMap<object, object>();

  constructor(private readonly grew: () => void) {}

  /** The same value behind a recording proxy. */
  watched(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value;
    let proxy = this.proxies.get(value);
    if (!proxy) {
      proxy = this.proxy(value);
      this.proxies.set(value, proxy);
    }
    return proxy;
  }

  /** Whether two values agree on every path read here and below. */
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

  /**
   * A proxy that behaves as `value` does. Its target is empty, since a frozen target forbids replaced property values.
   */
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

/** The paths that all properties together have read. */
export class ReadPaths {
  /** The number of first reads. */
  size = 0;
  /**
   * The names of step properties that judge invisible steps by more than the changed values (see
   * `StepMonitor.isInvisible`).
   */
  readonly distrusted = new Set<string>();
  /**
   * Moves trusted to change nothing that a property reads; one move for each combination of sends, reports and heard
   * reports.
   */
  readonly trusted = new Map<string, Move>();
  private readonly places = new Map<string, Place>();
  private readonly inboxes = new Set<string>();

  /** The same view, which records reads of local states and inboxes. */
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

  /** Adds a move to the trusted moves. */
  trust(move: Move): void {
    const { sends, reports, heard } = move;
    const telling = canonical([sends, reports, heard]);
    if (!this.trusted.has(telling)) this.trusted.set(telling, move);
  }

  /** Whether a property has read the inbox of a party. */
  hasInbox(party: string): boolean {
    return this.inboxes.has(party);
  }

  /** Whether no property can distinguish two local states of a party. */
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

/** A proxy that computes its value on each access to a property of it. */
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
