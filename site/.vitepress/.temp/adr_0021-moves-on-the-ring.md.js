import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// site/out/pages/adr/0021-moves-on-the-ring.md
var __pageData = JSON.parse("{\"title\":\"21. A node moves by a second life\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"adr/0021-moves-on-the-ring.md\",\"filePath\":\"adr/0021-moves-on-the-ring.md\"}");
var _sfc_main = { name: "adr/0021-moves-on-the-ring.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_21-a-node-moves-by-a-second-life" tabindex="-1">21. A node moves by a second life <a class="header-anchor" href="#_21-a-node-moves-by-a-second-life" aria-label="Permalink to “21. A node moves by a second life”">​</a></h1><p><strong>Status:</strong> accepted, 2026-11-29. Machines do it since <a href="../adr/0029-machines.html">29</a>.</p><p><strong>Context.</strong> By <a href="../adr/0014-placement.html">decision 14</a> a node moves to the place of a missing anchor: it leaves, and joins there. On a real ring the leave comes first only if something remembers the node meanwhile. Two nodes that ask each other to move may both leave, and then no ring is left. A node that has left joins through a contact, which may crash.</p><p><strong>Decision.</strong></p><ul><li><strong>A move is a second life of the same process, at the new identifier.</strong> It joins through the first. The first leaves when the second has joined. So no move leaves the ring without members.</li><li><strong>The placer is a layer above the ring</strong> (<code>impl/placement/step.ts</code>). It reads the neighbours, and looks up the last grain of each zone when its range is longer than N/f. It outputs <code>move</code>, and the runtime begins the second life.</li><li><strong>The node that is asked judges by itself</strong> whether it is an anchor. The asker may have seen an older ring (<code>placement/ring/crash/beside-spare</code>).</li><li><strong>The owner looks again after a pause, as long as its range is too long.</strong> So a lost request or a crashed mover only delays the move (<code>placement/ring/crash/mover</code>).</li></ul><p><strong>Instead of</strong> a leave that comes first. Instead of a rule that no asker moves: two nodes that ask each other would then wait for good.</p><p><strong>Consequences.</strong> For a while a process has two identifiers, and both may own places of one class. With fewer than f nodes an owner looks again for ever, once per pause, and finds nobody.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("adr/0021-moves-on-the-ring.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var _0021_moves_on_the_ring_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, _0021_moves_on_the_ring_default as default };
