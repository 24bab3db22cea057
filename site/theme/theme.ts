/** The look of the site: that of VitePress without its fonts, and the components that pages use. */

import { type Theme, withBase } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import CourseBreak from './CourseBreak.vue';
import CourseCircle from './CourseCircle.vue';
import CourseOwn from './CourseOwn.vue';
import CourseTask from './CourseTask.vue';
import ExplorerPage from './ExplorerPage.vue';
import ResultTable from './ResultTable.vue';
import './style.css';

export const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('CourseBreak', CourseBreak);
    app.component('CourseCircle', CourseCircle);
    app.component('CourseOwn', CourseOwn);
    app.component('CourseTask', CourseTask);
    app.component('ExplorerPage', ExplorerPage);
    app.component('ResultTable', ResultTable);
    if (import.meta.env.PROD && !import.meta.env.SSR && 'serviceWorker' in navigator)
      void navigator.serviceWorker.register(withBase('/offline.js'));
  },
};
