/** The packed search does not suit this system; the reference search does. */

export class NotPacked extends Error {
  override readonly name = 'NotPacked';
}
