/** Checks values from outside against the JSON Schemas that are generated from the types, and explains mistakes in words. */
import { createRequire } from 'node:module';
import { type Compiled, type Decoded, decoderWith, type Mistake, mistakeOf, type Validate, validateWith } from './decoder.ts';

const load = createRequire(import.meta.url);

/**
 * A decoder for the type `T` from which `schema/<file>` was generated. Its validator is loaded at the first use.
 */
export function decoderOf<T>(file: string): (value: unknown) => Decoded<T> {
  return decoderWith<T>(validatorOf(file));
}

/** As `decoderOf`, with the first mistake as data. */
export function verifierOf<T>(file: string): (value: unknown) => { readonly valid: T } | { readonly mistake: Mistake } {
  const validate = validatorOf(file);
  return (value) => {
    const [error] = validate(value);
    return error === undefined ? { valid: value as T } : { mistake: mistakeOf(error) };
  };
}

function validatorOf(file: string): Validate {
  let validate: Validate | undefined;
  return (value) => {
    validate ??= validateWith(compiled(file));
    return validate(value);
  };
}

/** The JSON of `schema/<file>`. It is imported by the package's own name, so that one line works in the sources and when published. */
export function schemaIn(file: string): unknown {
  return load(`selfman/schema/${file}`);
}

/** The program of `schema/compiled/`, by the package's own name, too. */
function compiled(file: string): Compiled {
  return load(`#compiled/${file.replace(/\.json$/, '.cjs')}`);
}
