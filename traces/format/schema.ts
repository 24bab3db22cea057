/** Checks values from outside against the JSON Schemas that are generated from the types, and explains mistakes in words. */
import { createRequire } from 'node:module';
import { Ajv, type ValidateFunction } from 'ajv';
import { type Decoded, decoderWith, type Mistake, mistakeOf, type Validate } from './decoder.ts';
import { discriminated, SCHEMA_OPTIONS } from './discriminated.ts';

/**
 * A decoder for the type `T` from which `schema/<file>` was generated. The file is read and compiled at the first use.
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
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= compile(schemaIn(file));
    return validate(value) ? [] : (validate.errors ?? []);
  };
}

/** The JSON of `schema/<file>`. It is imported by the package's own name, so that one line works in the sources and when published. */
export function schemaIn(file: string): unknown {
  return createRequire(import.meta.url)(`selfman/schema/${file}`);
}

function compile(schema: unknown): ValidateFunction {
  return new Ajv(SCHEMA_OPTIONS).compile(discriminated(schema));
}
