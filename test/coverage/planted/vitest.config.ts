import { mergeConfig } from 'vitest/config';
import project from '../../../vitest.config.ts';

const planted = mergeConfig(project, {});
planted.test = { ...planted.test, include: ['test/coverage/planted/run.ts'] };

export default planted;
