/** Prints the rooms of the house and the rooms from which each imports. */
import { join } from 'node:path';
import { importsIn } from './rooms/imports.ts';
import { arrowsOf, asLines } from './rooms/picture.ts';

console.log(asLines(arrowsOf(importsIn(join(import.meta.dirname, '..')))));
