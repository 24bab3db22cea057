/** Lets a model import `selfman/spec` and its like where the package is not installed beside it: then this program's own. */
import * as modules from 'node:module';

/** `selfman` or one of its faces. */
const FACE = /^selfman(?:\/([a-z-]+))?$/;

let isOffered = false;

/**
 * From now on, an import of a face that fails is answered by the face of this program. A copy beside the model comes first,
 * and may be another one: the checker looks at the fields of a model, never at its classes. Node before 22.15 has no hook
 * that does this; there the package must be installed beside the model.
 */
export function offerOwnFaces(): void {
  if (isOffered || typeof modules.registerHooks !== 'function') return;
  isOffered = true;
  modules.registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        const face = FACE.exec(specifier);
        if (face === null) throw error;
        return { url: urlOf(face[1] ?? 'selfman'), shortCircuit: true };
      }
    },
  });
}

/** The file of a face: in the sources, or in the build. */
function urlOf(face: string): string {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`../../exports/${face}.${extension}`, import.meta.url).href;
}
