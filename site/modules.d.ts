/** Modules that Vite makes of files that are not TypeScript. */
declare module '*.vue' {
  import type { Component } from 'vue';

  const component: Component;
  // biome-ignore lint/style/noDefaultExport: a component of Vue is one.
  export default component;
}

declare module '*.css' {}
