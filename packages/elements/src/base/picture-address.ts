/** The address under which an element shows a picture that it has as bytes; given back when another takes its place. */
export class PictureAddress {
  #picture: Blob | string | undefined;
  #url: string | undefined;

  /** What the picture is loaded from; `undefined` when there is none. */
  get url(): string | undefined {
    return this.#url;
  }

  show(picture: Blob | string | undefined): void {
    if (picture === this.#picture) return;
    if (typeof this.#picture !== 'string' && this.#url !== undefined) URL.revokeObjectURL(this.#url);
    this.#picture = picture;
    this.#url = picture instanceof Blob ? URL.createObjectURL(picture) : picture;
  }
}
