import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// site/out/pages/adr/0012-assume-guarantee.md
var __pageData = JSON.parse("{\"title\":\"12. Layers are checked apart: assume and guarantee\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"adr/0012-assume-guarantee.md\",\"filePath\":\"adr/0012-assume-guarantee.md\"}");
var _sfc_main = { name: "adr/0012-assume-guarantee.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_12-layers-are-checked-apart-assume-and-guarantee" tabindex="-1">12. Layers are checked apart: assume and guarantee <a class="header-anchor" href="#_12-layers-are-checked-apart-assume-and-guarantee" aria-label="Permalink to “12. Layers are checked apart: assume and guarantee”">​</a></h1><p><strong>Status:</strong> accepted, 2026-11-28.</p><p><strong>Context.</strong> Fingers, replication and transactions stand on a ring. The state spaces multiply. The ring alone has 21 million states when two nodes join a ring of three and one of the five may crash. All layers together cannot be exhausted for any interesting fault.</p><p><strong>Decision.</strong> Each layer is checked above the guarantees of the layer below, not above its code.</p><ul><li><strong>The lower layer guarantees properties</strong>, which its own scenarios exhaust. For the ring: at most one owner per key unless a suspicion is false or a node crashes while it admits another one.</li><li><strong>The upper layer gets a stand-in</strong>, which may do all that the guarantee allows, in any order. Stand-ins are <code>scenarios/replication/overlay.ts</code>, <code>scenarios/fingers/stand-in-ring.ts</code>, the requests <code>members</code> and <code>gone</code> of transactions.</li><li><strong>Where the guarantee fails, the upper layer is checked without it.</strong> Replication is checked with two holders of one place, since a false suspicion can cause that.</li><li><strong>A few scenarios stack the real layers</strong> (<code>overlay/…</code>, <code>ring-merge/…</code>), as far as they can be exhausted.</li><li><strong>Within one protocol, too, parts are cut out by configuration</strong>, never by other code: one replica, or one manager. The <a href="../protocols/transactions.html#the-ladder-and-what-was-checked">table of parts</a> names what each part assumes and gives.</li></ul><p><strong>Instead of</strong> abstracting the reducers by hand, which would check another program.</p><p><strong>Consequences.</strong> A stand-in that allows too little hides faults. That it allows what the real layer does is argued for most layers, and is checked only in the stacked scenarios. A proof that the parts compose is not made.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("adr/0012-assume-guarantee.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var _0012_assume_guarantee_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, _0012_assume_guarantee_default as default };
