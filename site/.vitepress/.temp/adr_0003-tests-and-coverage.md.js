import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// site/out/pages/adr/0003-tests-and-coverage.md
var __pageData = JSON.parse("{\"title\":\"3. Tests and coverage\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"adr/0003-tests-and-coverage.md\",\"filePath\":\"adr/0003-tests-and-coverage.md\"}");
var _sfc_main = { name: "adr/0003-tests-and-coverage.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_3-tests-and-coverage" tabindex="-1">3. Tests and coverage <a class="header-anchor" href="#_3-tests-and-coverage" aria-label="Permalink to “3. Tests and coverage”">​</a></h1><p><strong>Status:</strong> accepted, 2026-11-24.</p><p><strong>Context.</strong> Coverage must count the code that child processes and worker threads run: real nodes are such processes. The tool c8 counts all of it, but is silently wrong together with vitest. Out of the box it measures nothing and still ends with 0. With modules loaded by Vite it counts functions as called that never were, or the reverse.</p><p><strong>Decision.</strong></p><ul><li>vitest, with <code>experimental.viteModuleRunner: false</code>: Node loads the modules, so V8 counts positions in the source.</li><li><code>test/setup/take-coverage.ts</code> writes what V8 has counted after each test file, since test workers end without.</li><li><code>npm run coverage</code> runs c8 over it, for <code>spec/</code>, <code>impl/</code>, <code>model-check/</code> and <code>traces/</code>. Files that nobody loads count as not covered. Files of types alone are left out: there is nothing in them that could run.</li><li>The set-up is tested in a planted tree. Calls in a test, in a child process and in a worker thread must count, and an uncalled function must not. Without either of the first two points that test fails.</li><li><code>test/</code> mirrors the tree. Each fast scenario is a test. Rules about the tree itself (imports, names, lengths, hidden inputs) are tests, too, each of which is first seen to catch a planted violation.</li><li>Where a space is small it is enumerated. Where it is not, fast-check prints the seed, and a case that was fixed is pinned by seed and path.</li></ul><p><strong>Consequences.</strong> A process that is killed leaves no coverage: on SIGTERM programs end by themselves. A test that kills a process with SIGKILL loses the coverage of that process.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("adr/0003-tests-and-coverage.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var _0003_tests_and_coverage_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, _0003_tests_and_coverage_default as default };
