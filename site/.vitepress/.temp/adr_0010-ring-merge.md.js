import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// site/out/pages/adr/0010-ring-merge.md
var __pageData = JSON.parse("{\"title\":\"10. Ring merge: the ring moves the seam\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"adr/0010-ring-merge.md\",\"filePath\":\"adr/0010-ring-merge.md\"}");
var _sfc_main = { name: "adr/0010-ring-merge.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_10-ring-merge-the-ring-moves-the-seam" tabindex="-1">10. Ring merge: the ring moves the seam <a class="header-anchor" href="#_10-ring-merge-the-ring-moves-the-seam" aria-label="Permalink to “10. Ring merge: the ring moves the seam”">​</a></h1><p><strong>Status:</strong> accepted, 2026-11-28.</p><p><strong>Context.</strong> After a partition two perfect rings exist, and neither has anything to repair. The published algorithm (Shafaat, Ghodsi and Haridi) looks nodes up in both rings and writes pointers itself: each <code>trymerge</code> causes two more look-ups. Checked as a spec, this recursion need not end. In 6 of 24 cases with four nodes two look-ups go on without end while two messages wait.</p><p><strong>Decision.</strong></p><ul><li><strong>Merging is a layer above the ring.</strong> It finds pairs of nodes that belong beside each other, and asks the ring to <em>consider</em> them. Only the ring changes pointers, by its rules for a join.</li><li><strong>The ring walks the seam.</strong> From one such pair on, <code>follow</code>, <code>accepted</code> and <code>newSuccessor</code> go round both rings. The recursion of the paper is left out. Gossip remains, with a fanout that counts down.</li><li><strong>Detections come from the failure detector.</strong> A suspected neighbour stays on a bounded passive list and is watched. An operator or a bootstrap list can add a detection.</li></ul><p><strong>Instead of</strong> writing pointers from the merge layer, which would need its own rules for responsibility, and proofs of them.</p><p><strong>Consequences.</strong> No key gets an owner that it did not have, as long as nothing fails. With F = 1 a merge takes time that grows with the number of nodes. A lost message can stop it half-way; then both <code>retryMs</code> and the ring&#39;s refresh are needed. Data is not merged.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("adr/0010-ring-merge.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var _0010_ring_merge_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, _0010_ring_merge_default as default };
