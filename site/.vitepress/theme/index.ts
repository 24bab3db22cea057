/** The place where VitePress looks for its theme. */
export { theme as default } from '../../theme/theme.ts';
