/** The place where VitePress looks for its configuration. */
export { config as default } from '../config.ts';
