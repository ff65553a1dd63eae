/**
 * `Intl.Segmenter` made at its first use. Packages make one as they are loaded, which takes a tenth of the time of a short
 * command; most commands print no text that needs it.
 */
export class LazySegmenter {
  #made;

  constructor(...given) {
    this.given = given;
  }

  segment(text) {
    this.#made ??= new globalThis.Intl.Segmenter(...this.given);
    return this.#made.segment(text);
  }
}
