import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// site/out/pages/api/index.md
var __pageData = JSON.parse("{\"title\":\"The library\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"api/index.md\",\"filePath\":\"api/index.md\"}");
var _sfc_main = { name: "api/index.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="the-library" tabindex="-1">The library <a class="header-anchor" href="#the-library" aria-label="Permalink to “The library”">​</a></h1><h2 id="modules" tabindex="-1">Modules <a class="header-anchor" href="#modules" aria-label="Permalink to “Modules”">​</a></h2><ul><li><a href="./client.html">client</a></li><li><a href="./impl.html">impl</a></li><li><a href="./model-check.html">model-check</a></li><li><a href="./spec.html">spec</a></li><li><a href="./traces.html">traces</a></li></ul></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("api/index.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var api_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, api_default as default };
