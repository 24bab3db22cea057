/** The look of the site: that of VitePress without its fonts, and the components that pages use. */

import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import ResultTable from './ResultTable.vue';
import './style.css';

export const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('ResultTable', ResultTable);
  },
};
