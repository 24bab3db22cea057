/** The part of an `AbortSignal` that a watch needs. Programs without the types of Node and of browsers can name this one. */
export interface Abortable {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
