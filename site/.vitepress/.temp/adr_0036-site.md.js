import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// site/out/pages/adr/0036-site.md
var __pageData = JSON.parse("{\"title\":\"36. The site\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"adr/0036-site.md\",\"filePath\":\"adr/0036-site.md\"}");
var _sfc_main = { name: "adr/0036-site.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="_36-the-site" tabindex="-1">36. The site <a class="header-anchor" href="#_36-the-site" aria-label="Permalink to “36. The site”">​</a></h1><p><strong>Status:</strong> accepted, 2026-11-30.</p><p><strong>Context.</strong> The pages of <code>docs/</code> are read in a terminal, in an editor and on hosts of repositories. They should also be a site: with search, with a course whose tasks the page checks, and with protocols that run in the reader&#39;s browser. A site must be servable from any folder, ask no other host for anything, and work without a network once it is loaded.</p><p><strong>Decision.</strong></p><ul><li>The generator is VitePress 2.0.0-alpha.20, pinned exactly. It stands on Vite, as our tests do, and its relative base (<code>./</code>) makes one build that works under any path. If that version fails us, 1.6.4 with <code>build.target: esnext</code> builds the same files.</li><li><code>site/stage.ts</code> writes the pages to <code>site/out/pages/</code> first, and VitePress reads that folder. Staging rewrites links: pages to pages, and everything else to a copy that the site serves as text. So a <code>.md</code> file stays as it is for every other reader. A dead link ends the build.</li><li>Pages that have another source are made at that time. Results become rows of JSON. The HTTP interface comes from the OpenAPI document, and the library from docstrings, by typedoc.</li><li>A service worker of 40 lines keeps all files of a build, under a name made of their digest.</li><li>Code in the course is written into the pages by declaration, between markers, as the tables are. A test compares it with the source. No region comments are needed in the source.</li></ul><p><strong>Consequences.</strong> The development dependencies grow by some 150 packages. Nothing of the site is published with the package, and nothing imports it. Starlight and Docusaurus were tried and left: they have more packages, and break links between <code>.md</code> files.</p></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("adr/0036-site.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var _0036_site_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, _0036_site_default as default };
