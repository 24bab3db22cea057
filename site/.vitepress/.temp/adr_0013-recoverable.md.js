import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// site/out/pages/adr/0013-recoverable.md
var __pageData = JSON.parse("{\"title\":\"13. “Recoverable” instead of “leads to”\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"adr/0013-recoverable.md\",\"filePath\":\"adr/0013-recoverable.md\"}");
var _sfc_main = { name: "adr/0013-recoverable.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_13-recoverable-instead-of-leads-to" tabindex="-1">13. “Recoverable” instead of “leads to” <a class="header-anchor" href="#_13-recoverable-instead-of-leads-to" aria-label="Permalink to “13. “Recoverable” instead of “leads to””">​</a></h1><p><strong>Status:</strong> accepted, 2026-11-28. Liveness and fairness came later: <a href="../adr/0041-liveness.html">record 41</a>.</p><p><strong>Context.</strong> The slides say that the relaxed ring “is always converging toward the perfect ring”. In temporal logic this is a property of the kind “leads to”. It holds only under fairness: each message that stays in flight arrives, each timer runs out, faults end. Each such assumption has to be declared for each action, and a wrong one makes the property hold in vain.</p><p><strong>Decision.</strong> The checker decides <code>recoverable</code>: from every reachable state, some state with the wanted condition can be reached. It builds the graph of the states and walks it backwards from the good ones.</p><ul><li>It finds all dead ends: bushes that stay, nodes that wait forever, rings that never become one.</li><li>It needs no assumption on order or time.</li><li>Its counterexample is a finite path to a state from which no way leads back.</li></ul><p><strong>Instead of</strong> “leads to” with weak and strong fairness, which needs a search for fair cycles.</p><p><strong>Consequences.</strong> <code>recoverable</code> does not say that the good state <em>will</em> be reached. A protocol that can go round in a circle forever passes, if one way out stays open. Where this matters, another argument is given: each hop shortens the way, or a counter only falls. The graph costs memory, so it is kept only for scenarios with such a property.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("adr/0013-recoverable.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var _0013_recoverable_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, _0013_recoverable_default as default };
