export function inAFileThatNobodyImports(): string {
  return 'nowhere';
}
