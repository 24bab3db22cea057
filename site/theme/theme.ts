/** The look of the site: that of VitePress without its fonts, and the components that pages use. */

import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import CourseCircle from './CourseCircle.vue';
import CourseTask from './CourseTask.vue';
import ResultTable from './ResultTable.vue';
import './style.css';

export const theme: Theme = {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    app.component('CourseCircle', CourseCircle);
    app.component('CourseTask', CourseTask);
    app.component('ResultTable', ResultTable);
  },
};
