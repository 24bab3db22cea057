import { t as _plugin_vue_export_helper_default } from "./plugin-vue_export-helper.DjkACiAr.js";
import { useSSRContext } from "vue";
import { ssrRenderAttrs } from "vue/server-renderer";
// site/out/pages/reference/cli.md
var __pageData = JSON.parse("{\"title\":\"The commands\",\"description\":\"\",\"frontmatter\":{},\"headers\":[],\"relativePath\":\"reference/cli.md\",\"filePath\":\"reference/cli.md\"}");
var _sfc_main = { name: "reference/cli.md" };
function _sfc_ssrRender(_ctx, _push, _parent, _attrs, $props, $setup, $data, $options) {
	_push(`<div${ssrRenderAttrs(_attrs)}><h1 id="the-commands" tabindex="-1">The commands <a class="header-anchor" href="#the-commands" aria-label="Permalink to “The commands”">​</a></h1><p>Run <code>npx selfman COMMAND</code> in a clone, or wherever the package is installed. <code>npm run docs</code> writes this page from the commands themselves; <code>npx selfman COMMAND --help</code> prints the same.</p><h2 id="exit-codes" tabindex="-1">Exit codes <a class="header-anchor" href="#exit-codes" aria-label="Permalink to “Exit codes”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Exit codes:</span></span>
<span class="line"><span>  0    Every verdict is as expected (replay: the traces conform; history: explained).</span></span>
<span class="line"><span>  1    A verdict is not as expected (replay: the traces diverged; history: refuted).</span></span>
<span class="line"><span>  2    Bad input: an unknown scenario, a bad option, or a file that cannot be used.</span></span>
<span class="line"><span>  3    Inconclusive: a bound was hit, or a trace has a gap. A verdict that is not as expected gives 1.</span></span>
<span class="line"><span>  70   A fault in selfman itself.</span></span>
<span class="line"><span>  74   The output, a report or a trace cannot be written, for example to a full disk. No verdict.</span></span>
<span class="line"><span>  130  Interrupted by Ctrl-C.</span></span>
<span class="line"><span>  141  The reader of the output has gone.</span></span></code></pre></div><h2 id="selfman-list" tabindex="-1">selfman list <a class="header-anchor" href="#selfman-list" aria-label="Permalink to “selfman list”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman list [options] [patterns-or-files...]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Lists the scenarios, and what each teaches.</span></span>
<span class="line"><span>A PATTERN is a name, a part of names, or a glob: &quot;relaxed-ring/join/*&quot;. It also</span></span>
<span class="line"><span>matches slow scenarios.</span></span>
<span class="line"><span>A FILE is a model of your own: ./my-model.ts, or ./my-model.ts#name for one of</span></span>
<span class="line"><span>its exports. Patterns then choose among its scenarios.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --param &lt;name=value&gt;  pass a parameter to the function that a model exports;</span></span>
<span class="line"><span>                        may be repeated</span></span>
<span class="line"><span>  --json                as JSON (default: false)</span></span>
<span class="line"><span>  -h, --help            display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> list</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> list</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &quot;relaxed-ring/join/*&quot;</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --json</span></span></code></pre></div><h2 id="selfman-check" tabindex="-1">selfman check <a class="header-anchor" href="#selfman-check" aria-label="Permalink to “selfman check”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman check [options] [patterns-or-files...]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Explores scenarios exhaustively, and compares each verdict with the expected</span></span>
<span class="line"><span>one. Without arguments: the fast scenarios.</span></span>
<span class="line"><span>A PATTERN is a name, a part of names, or a glob: &quot;relaxed-ring/join/*&quot;. It also</span></span>
<span class="line"><span>matches slow scenarios.</span></span>
<span class="line"><span>A FILE is a model of your own: ./my-model.ts, or ./my-model.ts#name for one of</span></span>
<span class="line"><span>its exports. Patterns then choose among its scenarios.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --max-states &lt;N&gt;        stop a scenario at this many distinct states</span></span>
<span class="line"><span>  --max-memory &lt;MB&gt;       stop when the process holds this many megabytes; by</span></span>
<span class="line"><span>                          default three quarters of the free memory, and below</span></span>
<span class="line"><span>                          the heap limit of Node</span></span>
<span class="line"><span>  --max-seconds &lt;S&gt;       stop a scenario after this many seconds</span></span>
<span class="line"><span>  --from &lt;steps&gt;          begin after these steps, each by its number in the</span></span>
<span class="line"><span>                          explorer, such as 0.3.1</span></span>
<span class="line"><span>  --seed &lt;N&gt;              draws the fingerprints of states; with another seed,</span></span>
<span class="line"><span>                          other states collide (default: 1)</span></span>
<span class="line"><span>  --core &lt;core&gt;           the core that searches: the plain one, or one that</span></span>
<span class="line"><span>                          packs states into bits; by default, whichever suits</span></span>
<span class="line"><span>                          the scenario (choices: &quot;reference&quot;, &quot;packed&quot;)</span></span>
<span class="line"><span>  --param &lt;name=value&gt;    pass a parameter to the function that a model exports;</span></span>
<span class="line"><span>                          may be repeated</span></span>
<span class="line"><span>  --slow                  without a pattern, check the slow scenarios, too</span></span>
<span class="line"><span>                          (default: false)</span></span>
<span class="line"><span>  --json &lt;file&gt;           write the reports as JSON to this file; &quot;-&quot; is the</span></span>
<span class="line"><span>                          standard output, which then holds nothing else</span></span>
<span class="line"><span>  --continue              go on after a violation, and tell each claim that is</span></span>
<span class="line"><span>                          violated; each takes a search of its own (default:</span></span>
<span class="line"><span>                          false)</span></span>
<span class="line"><span>  --branches              tell which parts of the code of a model were never</span></span>
<span class="line"><span>                          entered (default: false)</span></span>
<span class="line"><span>  --graph &lt;file&gt;          write all states and steps of one small scenario to</span></span>
<span class="line"><span>                          this file, in DOT; of more than 1,000 states none is</span></span>
<span class="line"><span>                          drawn</span></span>
<span class="line"><span>  --report &lt;kind=file&gt;    also write a report: junit=FILE (JUnit XML),</span></span>
<span class="line"><span>                          sarif=FILE (SARIF 2.1.0), or github (annotations,</span></span>
<span class="line"><span>                          among the words); may be repeated</span></span>
<span class="line"><span>  --checkpoint &lt;folder&gt;   write the search into this folder from time to time,</span></span>
<span class="line"><span>                          and when it is stopped; for one scenario</span></span>
<span class="line"><span>  --checkpoint-every &lt;S&gt;  the least seconds between two checkpoints; by default</span></span>
<span class="line"><span>                          60</span></span>
<span class="line"><span>  --resume &lt;folder&gt;       go on from the checkpoint in this folder, and write</span></span>
<span class="line"><span>                          the next ones there</span></span>
<span class="line"><span>  -h, --help              display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> check</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> relaxed-ring/join/2+3</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> check</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --json</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> reports.json</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> check</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> relaxed-ring</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --max-seconds</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 60</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> check</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> ./my-model.ts</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --param</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> n=</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;">4</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> check</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> ./my-model.ts</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --continue</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --report</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> junit=junit.xml</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --report</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> sarif=selfman.sarif</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> check</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &#39;./my-model.ts#small&#39;</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> ./other-model.js</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> check</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> relaxed-ring/crash/during-join</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --from</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 0.3.1</span></span></code></pre></div><h2 id="selfman-explain" tabindex="-1">selfman explain <a class="header-anchor" href="#selfman-explain" aria-label="Permalink to “selfman explain”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman explain [options] &lt;scenario-or-file...&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Tells the counterexample of a scenario: numbered steps in words, and a</span></span>
<span class="line"><span>space-time diagram in text.</span></span>
<span class="line"><span>A FILE is a model of your own: ./my-model.ts, or ./my-model.ts#name for one of</span></span>
<span class="line"><span>its exports. Patterns then choose among its scenarios.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --max-states &lt;N&gt;      stop a scenario at this many distinct states</span></span>
<span class="line"><span>  --max-memory &lt;MB&gt;     stop when the process holds this many megabytes; by</span></span>
<span class="line"><span>                        default three quarters of the free memory, and below the</span></span>
<span class="line"><span>                        heap limit of Node</span></span>
<span class="line"><span>  --max-seconds &lt;S&gt;     stop a scenario after this many seconds</span></span>
<span class="line"><span>  --from &lt;steps&gt;        begin after these steps, each by its number in the</span></span>
<span class="line"><span>                        explorer, such as 0.3.1</span></span>
<span class="line"><span>  --seed &lt;N&gt;            draws the fingerprints of states; with another seed,</span></span>
<span class="line"><span>                        other states collide (default: 1)</span></span>
<span class="line"><span>  --core &lt;core&gt;         the core that searches: the plain one, or one that packs</span></span>
<span class="line"><span>                        states into bits; by default, whichever suits the</span></span>
<span class="line"><span>                        scenario (choices: &quot;reference&quot;, &quot;packed&quot;)</span></span>
<span class="line"><span>  --param &lt;name=value&gt;  pass a parameter to the function that a model exports;</span></span>
<span class="line"><span>                        may be repeated</span></span>
<span class="line"><span>  --format &lt;form&gt;       write nothing else, as text (a space-time diagram),</span></span>
<span class="line"><span>                        mermaid (the source of a Mermaid sequence diagram), itf</span></span>
<span class="line"><span>                        (the trace format of Apalache and Quint), json (every</span></span>
<span class="line"><span>                        state as data); left out: words, a story with a diagram</span></span>
<span class="line"><span>                        (choices: &quot;words&quot;, &quot;text&quot;, &quot;mermaid&quot;, &quot;itf&quot;, &quot;json&quot;)</span></span>
<span class="line"><span>  --witness &lt;property&gt;  tell a shortest way to a state that meets this property,</span></span>
<span class="line"><span>                        which is reachable or recoverable</span></span>
<span class="line"><span>  --save-as &lt;file&gt;      also write the counterexample as a test: a .json file,</span></span>
<span class="line"><span>                        or for a model of your own a .test.ts or .test.js</span></span>
<span class="line"><span>  --open                then play the counterexample in the explorer (default:</span></span>
<span class="line"><span>                        false)</span></span>
<span class="line"><span>  -h, --help            display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> explain</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> baselines/chord/join</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> explain</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> ./my-model.ts</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --witness</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> somebodyHolds</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> explain</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> relaxed-ring/suspicion/by-both</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --format</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> mermaid</span></span></code></pre></div><h2 id="selfman-explore" tabindex="-1">selfman explore <a class="header-anchor" href="#selfman-explore" aria-label="Permalink to “selfman explore”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman explore [options] [what...]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Serves the explorer on this machine, and needs nothing from elsewhere. WHAT is a</span></span>
<span class="line"><span>scenario, or files: a counterexample, a report, a run of the explorer, traces of</span></span>
<span class="line"><span>one run, or a history. Without it, the page lists the scenarios.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --port &lt;PORT&gt;  the port of the page; 0 means any free one (default: 0)</span></span>
<span class="line"><span>  --no-browser   print the address, and open no browser</span></span>
<span class="line"><span>  -h, --help     display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> explore</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> explore</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> baselines/chord/join</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> explore</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> traces-of-today</span></span></code></pre></div><h2 id="selfman-simulate" tabindex="-1">selfman simulate <a class="header-anchor" href="#selfman-simulate" aria-label="Permalink to “selfman simulate”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman simulate [options] &lt;scenario-or-file...&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Walks through a scenario at random. Judges invariants and step properties on the</span></span>
<span class="line"><span>way; the other properties need the whole graph, and &quot;check&quot;. Of a walk that</span></span>
<span class="line"><span>breaks a property, only the steps that are needed are told.</span></span>
<span class="line"><span>A FILE is a model of your own: ./my-model.ts, or ./my-model.ts#name for one of</span></span>
<span class="line"><span>its exports. Patterns then choose among its scenarios.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --param &lt;name=value&gt;  pass a parameter to the function that a model exports;</span></span>
<span class="line"><span>                        may be repeated</span></span>
<span class="line"><span>  --seed &lt;N&gt;            the same seed gives the same walk (default: 1)</span></span>
<span class="line"><span>  --steps &lt;N&gt;           the most steps to take in a walk (default: 50)</span></span>
<span class="line"><span>  --walks &lt;N&gt;           the most walks, with this seed and the following ones</span></span>
<span class="line"><span>                        (default: 1)</span></span>
<span class="line"><span>  --no-shrink           tell all steps of a walk that breaks a property</span></span>
<span class="line"><span>  --json &lt;file&gt;         write the walk as JSON to this file; &quot;-&quot; is the standard</span></span>
<span class="line"><span>                        output, which then holds nothing else</span></span>
<span class="line"><span>  --save-as &lt;file&gt;      also write a violation as a test: a .json file, or for a</span></span>
<span class="line"><span>                        model of your own a .test.ts or .test.js</span></span>
<span class="line"><span>  -h, --help            display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> simulate</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> relaxed-ring/join/2+3</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --seed</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 7</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> simulate</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> ./my-model.ts</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --walks</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 1000</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --save-as</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> found.test.ts</span></span></code></pre></div><h2 id="selfman-init" tabindex="-1">selfman init <a class="header-anchor" href="#selfman-init" aria-label="Permalink to “selfman init”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman init [options] &lt;folder&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Writes a package into a new or empty folder: a model with a scenario, which</span></span>
<span class="line"><span>&quot;selfman check&quot; reads, and a test for vitest. In TypeScript, or in JavaScript on</span></span>
<span class="line"><span>a Node that does not run TypeScript.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --javascript  write JavaScript in any case (default: false)</span></span>
<span class="line"><span>  -h, --help    display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> init</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> my-model</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> init</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> my-model</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --javascript</span></span></code></pre></div><h2 id="selfman-swarm" tabindex="-1">selfman swarm <a class="header-anchor" href="#selfman-swarm" aria-label="Permalink to “selfman swarm”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman swarm [options]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Plays whole nodes in virtual time: joins and leaves, clients with transactions,</span></span>
<span class="line"><span>crashes, restarts, pauses, partitions, lost, late and repeated messages. Then</span></span>
<span class="line"><span>all faults end, and everything must be well again.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --seeds &lt;A..B&gt;   the seeds of the runs (default: {&quot;from&quot;:1,&quot;to&quot;:20})</span></span>
<span class="line"><span>  --nodes &lt;N&gt;      how many nodes, 3 to 64; left out: 3 to 8, drawn from the</span></span>
<span class="line"><span>                   seed</span></span>
<span class="line"><span>  --minutes &lt;M&gt;    begin no further run after this time</span></span>
<span class="line"><span>  --workers &lt;W&gt;    how many runs are played side by side; left out: as many as</span></span>
<span class="line"><span>                   there are processors</span></span>
<span class="line"><span>  --json &lt;file&gt;    write the outcomes as JSON to this file; &quot;-&quot; is the standard</span></span>
<span class="line"><span>                   output, which then holds nothing else</span></span>
<span class="line"><span>  --save &lt;folder&gt;  write the plan of each failed run to a file in this folder,</span></span>
<span class="line"><span>                   for &quot;replay&quot;</span></span>
<span class="line"><span>  -h, --help       display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> swarm</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --seeds</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> 1..100</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> swarm</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --seeds</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> 1..100000</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --nodes</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 12</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --minutes</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 60</span></span></code></pre></div><h2 id="selfman-node" tabindex="-1">selfman node <a class="header-anchor" href="#selfman-node" aria-label="Permalink to “selfman node”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman node [options]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Runs one node until Ctrl-C. With --data it is a whole node: it stores values of</span></span>
<span class="line"><span>clients, and comes back with them when it is started again. Without --data it is</span></span>
<span class="line"><span>a node of a relaxed ring only. That takes requests and answers in lines of JSON</span></span>
<span class="line"><span>on its standard input and output.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --data &lt;DIR&gt;                 the folder of a whole node; it is made if it is</span></span>
<span class="line"><span>                               not there (env: SELFMAN_DATA)</span></span>
<span class="line"><span>  --join &lt;HOST:PORT...&gt;        with --data: nodes of the cluster to join;</span></span>
<span class="line"><span>                               without it, the node founds one, or goes on with</span></span>
<span class="line"><span>                               those it knows (env: SELFMAN_JOIN)</span></span>
<span class="line"><span>  --http &lt;HOST:PORT&gt;           with --data: the address for clients; without</span></span>
<span class="line"><span>                               --tls, on this machine only (env: SELFMAN_HTTP)</span></span>
<span class="line"><span>  --tls &lt;DIR&gt;                  with --data: the folder with the key and the</span></span>
<span class="line"><span>                               certificate of the node, from selfman cluster</span></span>
<span class="line"><span>                               init (env: SELFMAN_TLS)</span></span>
<span class="line"><span>  --cluster &lt;NAME&gt;             with --data: the name of the cluster; nodes of</span></span>
<span class="line"><span>                               another one are refused (env: SELFMAN_CLUSTER)</span></span>
<span class="line"><span>  --replicas &lt;F&gt;               with --data: how many replicas each key has</span></span>
<span class="line"><span>                               (default: 3) (env: SELFMAN_REPLICAS)</span></span>
<span class="line"><span>  --spread &lt;I/N&gt;               with --data: begin as one of N nodes that divide</span></span>
<span class="line"><span>                               the circle evenly; without it, where the cluster</span></span>
<span class="line"><span>                               needs a node (env: SELFMAN_SPREAD)</span></span>
<span class="line"><span>  --config &lt;FILE&gt;              a file with options of a whole node, in YAML or</span></span>
<span class="line"><span>                               JSON (env: SELFMAN_CONFIG)</span></span>
<span class="line"><span>  --log-format &lt;FORMAT&gt;        with --data: what it writes to its error stream</span></span>
<span class="line"><span>                               (default: text) (choices: &quot;text&quot;, &quot;json&quot;, env:</span></span>
<span class="line"><span>                               SELFMAN_LOG_FORMAT)</span></span>
<span class="line"><span>  --log-level &lt;LEVEL&gt;          with --data: the least important lines (default:</span></span>
<span class="line"><span>                               warn for text, info for json) (choices: &quot;error&quot;,</span></span>
<span class="line"><span>                               &quot;warn&quot;, &quot;info&quot;, &quot;debug&quot;, env: SELFMAN_LOG_LEVEL)</span></span>
<span class="line"><span>  --listen &lt;HOST:PORT&gt;         the address to listen on; port 0 means any free</span></span>
<span class="line"><span>                               one (default: &quot;127.0.0.1:0&quot;, env: SELFMAN_LISTEN)</span></span>
<span class="line"><span>  --id &lt;N&gt;                     without --data: the node&#39;s place on the ring</span></span>
<span class="line"><span>  --keys &lt;N&gt;                   the number of places on the ring (default: 64)</span></span>
<span class="line"><span>  --contact &lt;ID@HOST:PORT...&gt;  nodes of the ring to join, tried in turn; without</span></span>
<span class="line"><span>                               it, the node founds a ring</span></span>
<span class="line"><span>  --trace &lt;DIR&gt;                the folder for the trace; without it, nothing is</span></span>
<span class="line"><span>                               recorded</span></span>
<span class="line"><span>  --trace-mib &lt;N&gt;              with --data: the size at which the trace goes on</span></span>
<span class="line"><span>                               in another file, in MiB (default: 64)</span></span>
<span class="line"><span>  --trace-minutes &lt;N&gt;          with --data: the time after which the trace goes</span></span>
<span class="line"><span>                               on in another file, in minutes</span></span>
<span class="line"><span>  --trace-keep &lt;MINUTES&gt;       with --data: how long the trace is kept, in</span></span>
<span class="line"><span>                               minutes; without it, for good</span></span>
<span class="line"><span>  --run &lt;NAME&gt;                 names the run in the trace; the same for all its</span></span>
<span class="line"><span>                               nodes (default: with --data, the name of the</span></span>
<span class="line"><span>                               cluster)</span></span>
<span class="line"><span>  --hold                       wait for the line {&quot;type&quot;:&quot;start&quot;}; with --data</span></span>
<span class="line"><span>                               and --stop-with-input, for the line join</span></span>
<span class="line"><span>                               (default: false)</span></span>
<span class="line"><span>  --stop-with-input            stop when the input ends, and ignore Ctrl-C,</span></span>
<span class="line"><span>                               which the process at the other end handles; with</span></span>
<span class="line"><span>                               --data, leave at the line leave (default: false)</span></span>
<span class="line"><span>  -h, --help                   display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> node</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --data</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> one</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --listen</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> 127.0.0.1:7001</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --http</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> 127.0.0.1:8080</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> node</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --data</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> two</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --http</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> 127.0.0.1:8081</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --join</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> 127.0.0.1:7001</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> node</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --id</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 8</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> node</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --id</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 4</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --contact</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> 8@127.0.0.1:7001</span></span></code></pre></div><h2 id="selfman-cluster" tabindex="-1">selfman cluster <a class="header-anchor" href="#selfman-cluster" aria-label="Permalink to “selfman cluster”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman cluster [options] [command]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Runs a cluster of whole nodes on this machine, each in its own process, and</span></span>
<span class="line"><span>shows them in the order of the ring. At Ctrl-C one node after another hands its</span></span>
<span class="line"><span>values over and leaves; the last one keeps them. A second Ctrl-C stops all at</span></span>
<span class="line"><span>once.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --nodes &lt;N&gt;            the number of nodes (default: 5)</span></span>
<span class="line"><span>  --data &lt;DIR&gt;           the folder of the cluster, with one for each node;</span></span>
<span class="line"><span>                         without it, values are lost at the end</span></span>
<span class="line"><span>  --http &lt;PORT&gt;          the port of the first node for clients, that of the</span></span>
<span class="line"><span>                         next is one more; 0 means any free ones (default: 8080)</span></span>
<span class="line"><span>  --listen &lt;PORT&gt;        the port of the first node for other nodes, in the same</span></span>
<span class="line"><span>                         way (default: 7000)</span></span>
<span class="line"><span>  --replicas &lt;F&gt;         how many replicas each key has (default: 3)</span></span>
<span class="line"><span>  --trace &lt;DIR&gt;          the folder for the traces of all nodes; without it,</span></span>
<span class="line"><span>                         nothing is recorded</span></span>
<span class="line"><span>  --view &lt;PORT&gt;          the port of a page that shows the ring as it changes; 0</span></span>
<span class="line"><span>                         means any free one</span></span>
<span class="line"><span>  --duration &lt;S&gt;         seconds from the first picture to the end; without it,</span></span>
<span class="line"><span>                         the cluster runs until Ctrl-C</span></span>
<span class="line"><span>  -h, --help             display help for command</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Commands:</span></span>
<span class="line"><span>  init [options] &lt;dir&gt;   make the keys, certificates and folders of a new</span></span>
<span class="line"><span>                         cluster</span></span>
<span class="line"><span>  renew [options] &lt;dir&gt;  make new keys and certificates for the nodes</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> cluster</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> cluster</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --view</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 9090</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> cluster</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --nodes</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 3</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --data</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> my-cluster</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --http</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 9000</span></span></code></pre></div><h2 id="selfman-cluster-init" tabindex="-1">selfman cluster init <a class="header-anchor" href="#selfman-cluster-init" aria-label="Permalink to “selfman cluster init”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman cluster init [options] &lt;dir&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Makes a folder with a certificate authority, the folders of N nodes with their</span></span>
<span class="line"><span>certificates, and a token for clients. All files are private. The key of the</span></span>
<span class="line"><span>authority is needed only to certify more nodes: keep DIR/ca off the machines of</span></span>
<span class="line"><span>the nodes.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  dir              a folder that does not exist yet</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --nodes &lt;N&gt;      the number of nodes (default: 3)</span></span>
<span class="line"><span>  --hosts &lt;HOSTS&gt;  the host of each node, separated by commas; without it, all</span></span>
<span class="line"><span>                   run on this machine</span></span>
<span class="line"><span>  --replicas &lt;F&gt;   how many replicas each key has (default: 3)</span></span>
<span class="line"><span>  --days &lt;N&gt;       how long the certificates of nodes are valid (default: 365)</span></span>
<span class="line"><span>  -h, --help       display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> cluster</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> init</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> my-cluster</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --nodes</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 3</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> cluster</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> init</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> my-cluster</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --nodes</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 3</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --hosts</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> a.example.org,b.example.org,c.example.org</span></span></code></pre></div><h2 id="selfman-cluster-renew" tabindex="-1">selfman cluster renew <a class="header-anchor" href="#selfman-cluster-renew" aria-label="Permalink to “selfman cluster renew”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman cluster renew [options] &lt;dir&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Replaces the key and the certificate in DIR/node-*/tls by new ones of the same</span></span>
<span class="line"><span>authority, for the same nodes and hosts. Copy each folder to its node, and start</span></span>
<span class="line"><span>the nodes again, one after another.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  dir         the folder that selfman cluster init has made</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --days &lt;N&gt;  how long the certificates are valid (default: 365)</span></span>
<span class="line"><span>  -h, --help  display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> cluster</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> renew</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> my-cluster</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --days</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 90</span></span></code></pre></div><h2 id="selfman-ring" tabindex="-1">selfman ring <a class="header-anchor" href="#selfman-ring" aria-label="Permalink to “selfman ring”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman ring [options]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Runs several nodes of a relaxed ring, each in its own process, that join at the</span></span>
<span class="line"><span>same time. They keep no values. Then asks all of them for the same keys.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --nodes &lt;N&gt;     the number of nodes (default: 5)</span></span>
<span class="line"><span>  --keys &lt;N&gt;      the number of places on the ring (default: 64)</span></span>
<span class="line"><span>  --seed &lt;N&gt;      determines the places of the nodes and the keys that are</span></span>
<span class="line"><span>                  looked up (default: 1)</span></span>
<span class="line"><span>  --trace &lt;DIR&gt;   the folder for the traces; it must not hold any yet</span></span>
<span class="line"><span>  --patience &lt;S&gt;  seconds that nodes have to end after a signal before they are</span></span>
<span class="line"><span>                  killed; 1.8 by default</span></span>
<span class="line"><span>  --duration &lt;S&gt;  seconds from the lookups to the end; without it, the ring runs</span></span>
<span class="line"><span>                  until Ctrl-C</span></span>
<span class="line"><span>  -h, --help      display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> ring</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --nodes</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 5</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --trace</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> traces-of-today</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> ring</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --duration</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> 10</span></span></code></pre></div><h2 id="selfman-get" tabindex="-1">selfman get <a class="header-anchor" href="#selfman-get" aria-label="Permalink to “selfman get”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman get [options] &lt;key&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Read the value under a key.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  key                  any text</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --server &lt;URLS&gt;      nodes of the cluster, separated by commas; they are asked</span></span>
<span class="line"><span>                       in turn (default: &quot;http://127.0.0.1:8080&quot;, env:</span></span>
<span class="line"><span>                       SELFMAN_SERVER)</span></span>
<span class="line"><span>  --ca &lt;FILE&gt;          the certificate of the authority of the cluster, in PEM</span></span>
<span class="line"><span>                       (env: SELFMAN_CA)</span></span>
<span class="line"><span>  --token-file &lt;FILE&gt;  the file with the token of the client; without it, the</span></span>
<span class="line"><span>                       token is in SELFMAN_TOKEN, if there is one</span></span>
<span class="line"><span>  --deadline &lt;MS&gt;      how long it may take with all tries, in milliseconds</span></span>
<span class="line"><span>                       (default: 10000)</span></span>
<span class="line"><span>  --with-version       print the version before the value (default: false)</span></span>
<span class="line"><span>  -h, --help           display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> get</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> colour</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> get</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> colour</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --server</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> http://127.0.0.1:8081</span></span></code></pre></div><h2 id="selfman-put" tabindex="-1">selfman put <a class="header-anchor" href="#selfman-put" aria-label="Permalink to “selfman put”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman put [options] &lt;key&gt; &lt;json&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Write a JSON value under a key, and print its version.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  key                     any text</span></span>
<span class="line"><span>  json                    the value</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --server &lt;URLS&gt;         nodes of the cluster, separated by commas; they are</span></span>
<span class="line"><span>                          asked in turn (default: &quot;http://127.0.0.1:8080&quot;, env:</span></span>
<span class="line"><span>                          SELFMAN_SERVER)</span></span>
<span class="line"><span>  --ca &lt;FILE&gt;             the certificate of the authority of the cluster, in</span></span>
<span class="line"><span>                          PEM (env: SELFMAN_CA)</span></span>
<span class="line"><span>  --token-file &lt;FILE&gt;     the file with the token of the client; without it, the</span></span>
<span class="line"><span>                          token is in SELFMAN_TOKEN, if there is one</span></span>
<span class="line"><span>  --deadline &lt;MS&gt;         how long it may take with all tries, in milliseconds</span></span>
<span class="line"><span>                          (default: 10000)</span></span>
<span class="line"><span>  --if-version &lt;VERSION&gt;  only if this version is there</span></span>
<span class="line"><span>  --if-absent             only if there is no value</span></span>
<span class="line"><span>  -h, --help              display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> put</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> colour</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &#39;&quot;red&quot;&#39;</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> put</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> colour</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &#39;&quot;red&quot;&#39;</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --if-absent</span></span></code></pre></div><h2 id="selfman-delete" tabindex="-1">selfman delete <a class="header-anchor" href="#selfman-delete" aria-label="Permalink to “selfman delete”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman delete [options] &lt;key&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Delete the value under a key.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  key                     any text</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --server &lt;URLS&gt;         nodes of the cluster, separated by commas; they are</span></span>
<span class="line"><span>                          asked in turn (default: &quot;http://127.0.0.1:8080&quot;, env:</span></span>
<span class="line"><span>                          SELFMAN_SERVER)</span></span>
<span class="line"><span>  --ca &lt;FILE&gt;             the certificate of the authority of the cluster, in</span></span>
<span class="line"><span>                          PEM (env: SELFMAN_CA)</span></span>
<span class="line"><span>  --token-file &lt;FILE&gt;     the file with the token of the client; without it, the</span></span>
<span class="line"><span>                          token is in SELFMAN_TOKEN, if there is one</span></span>
<span class="line"><span>  --deadline &lt;MS&gt;         how long it may take with all tries, in milliseconds</span></span>
<span class="line"><span>                          (default: 10000)</span></span>
<span class="line"><span>  --if-version &lt;VERSION&gt;  only if this version is there</span></span>
<span class="line"><span>  --if-absent             only if there is no value</span></span>
<span class="line"><span>  -h, --help              display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> delete</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> colour</span></span></code></pre></div><h2 id="selfman-txn" tabindex="-1">selfman txn <a class="header-anchor" href="#selfman-txn" aria-label="Permalink to “selfman txn”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman txn [options] &lt;json&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Write several keys together, if some versions are still there.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  json                 such as</span></span>
<span class="line"><span>                       {&quot;if&quot;:[{&quot;key&quot;:&quot;a&quot;,&quot;version&quot;:&quot;1.2.1&quot;}],&quot;writes&quot;:[{&quot;key&quot;:&quot;a&quot;,&quot;value&quot;:2},{&quot;key&quot;:&quot;b&quot;,&quot;delete&quot;:true}]}</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --server &lt;URLS&gt;      nodes of the cluster, separated by commas; they are asked</span></span>
<span class="line"><span>                       in turn (default: &quot;http://127.0.0.1:8080&quot;, env:</span></span>
<span class="line"><span>                       SELFMAN_SERVER)</span></span>
<span class="line"><span>  --ca &lt;FILE&gt;          the certificate of the authority of the cluster, in PEM</span></span>
<span class="line"><span>                       (env: SELFMAN_CA)</span></span>
<span class="line"><span>  --token-file &lt;FILE&gt;  the file with the token of the client; without it, the</span></span>
<span class="line"><span>                       token is in SELFMAN_TOKEN, if there is one</span></span>
<span class="line"><span>  --deadline &lt;MS&gt;      how long it may take with all tries, in milliseconds</span></span>
<span class="line"><span>                       (default: 10000)</span></span>
<span class="line"><span>  -h, --help           display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> txn</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> &#39;{&quot;writes&quot;:[{&quot;key&quot;:&quot;a&quot;,&quot;value&quot;:1},{&quot;key&quot;:&quot;b&quot;,&quot;delete&quot;:true}]}&#39;</span></span></code></pre></div><h2 id="selfman-backup" tabindex="-1">selfman backup <a class="header-anchor" href="#selfman-backup" aria-label="Permalink to “selfman backup”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman backup [options] &lt;file&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Copy all values of a cluster into a file.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  file                 the new file</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --server &lt;URLS&gt;      nodes of the cluster, separated by commas; they are asked</span></span>
<span class="line"><span>                       in turn (default: &quot;http://127.0.0.1:8080&quot;, env:</span></span>
<span class="line"><span>                       SELFMAN_SERVER)</span></span>
<span class="line"><span>  --ca &lt;FILE&gt;          the certificate of the authority of the cluster, in PEM</span></span>
<span class="line"><span>                       (env: SELFMAN_CA)</span></span>
<span class="line"><span>  --token-file &lt;FILE&gt;  the file with the token of the client; without it, the</span></span>
<span class="line"><span>                       token is in SELFMAN_TOKEN, if there is one</span></span>
<span class="line"><span>  --deadline &lt;MS&gt;      how long it may take with all tries, in milliseconds</span></span>
<span class="line"><span>                       (default: 10000)</span></span>
<span class="line"><span>  --passes &lt;N&gt;         how often all values are read at most, until two passes</span></span>
<span class="line"><span>                       in a row agree (default: 5)</span></span>
<span class="line"><span>  --allow-changes      if no two passes agree, keep the last one; its values</span></span>
<span class="line"><span>                       need not have been there at one moment (default: false)</span></span>
<span class="line"><span>  -h, --help           display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> backup</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> today.ndjson</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --server</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> http://127.0.0.1:8080,http://127.0.0.1:8081,http://127.0.0.1:8082</span></span></code></pre></div><h2 id="selfman-restore" tabindex="-1">selfman restore <a class="header-anchor" href="#selfman-restore" aria-label="Permalink to “selfman restore”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman restore [options] &lt;file&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Write the values of a backup into a cluster.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  file                 the file that selfman backup has made</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --server &lt;URLS&gt;      nodes of the cluster, separated by commas; they are asked</span></span>
<span class="line"><span>                       in turn (default: &quot;http://127.0.0.1:8080&quot;, env:</span></span>
<span class="line"><span>                       SELFMAN_SERVER)</span></span>
<span class="line"><span>  --ca &lt;FILE&gt;          the certificate of the authority of the cluster, in PEM</span></span>
<span class="line"><span>                       (env: SELFMAN_CA)</span></span>
<span class="line"><span>  --token-file &lt;FILE&gt;  the file with the token of the client; without it, the</span></span>
<span class="line"><span>                       token is in SELFMAN_TOKEN, if there is one</span></span>
<span class="line"><span>  --deadline &lt;MS&gt;      how long it may take with all tries, in milliseconds</span></span>
<span class="line"><span>                       (default: 10000)</span></span>
<span class="line"><span>  --check              only check that the file is whole; no cluster is asked</span></span>
<span class="line"><span>                       (default: false)</span></span>
<span class="line"><span>  --overwrite          write into a cluster that has values already; those of</span></span>
<span class="line"><span>                       the backup replace them (default: false)</span></span>
<span class="line"><span>  -h, --help           display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> restore</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> today.ndjson</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --check</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> restore</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> today.ndjson</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --server</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> http://127.0.0.1:8080,http://127.0.0.1:8081,http://127.0.0.1:8082</span></span></code></pre></div><h2 id="selfman-leave" tabindex="-1">selfman leave <a class="header-anchor" href="#selfman-leave" aria-label="Permalink to “selfman leave”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman leave [options]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Let a node hand its places over, and leave its cluster for good.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --server &lt;URLS&gt;      nodes of the cluster, separated by commas; they are asked</span></span>
<span class="line"><span>                       in turn (default: &quot;http://127.0.0.1:8080&quot;, env:</span></span>
<span class="line"><span>                       SELFMAN_SERVER)</span></span>
<span class="line"><span>  --ca &lt;FILE&gt;          the certificate of the authority of the cluster, in PEM</span></span>
<span class="line"><span>                       (env: SELFMAN_CA)</span></span>
<span class="line"><span>  --token-file &lt;FILE&gt;  the file with the token of the client; without it, the</span></span>
<span class="line"><span>                       token is in SELFMAN_TOKEN, if there is one</span></span>
<span class="line"><span>  --deadline &lt;MS&gt;      how long it may take with all tries, in milliseconds</span></span>
<span class="line"><span>                       (default: 10000)</span></span>
<span class="line"><span>  -h, --help           display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> leave</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --server</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> http://127.0.0.1:8083</span></span></code></pre></div><h2 id="selfman-status" tabindex="-1">selfman status <a class="header-anchor" href="#selfman-status" aria-label="Permalink to “selfman status”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman status [options]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Print how each of the nodes looks to an operator.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --server &lt;URLS&gt;      nodes of the cluster, separated by commas; they are asked</span></span>
<span class="line"><span>                       in turn (default: &quot;http://127.0.0.1:8080&quot;, env:</span></span>
<span class="line"><span>                       SELFMAN_SERVER)</span></span>
<span class="line"><span>  --ca &lt;FILE&gt;          the certificate of the authority of the cluster, in PEM</span></span>
<span class="line"><span>                       (env: SELFMAN_CA)</span></span>
<span class="line"><span>  --token-file &lt;FILE&gt;  the file with the token of the client; without it, the</span></span>
<span class="line"><span>                       token is in SELFMAN_TOKEN, if there is one</span></span>
<span class="line"><span>  --deadline &lt;MS&gt;      how long it may take with all tries, in milliseconds</span></span>
<span class="line"><span>                       (default: 10000)</span></span>
<span class="line"><span>  --json               print all that the nodes tell, as JSON (default: false)</span></span>
<span class="line"><span>  -h, --help           display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> status</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> status</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --server</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> http://127.0.0.1:8080,http://127.0.0.1:8081</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --json</span></span></code></pre></div><h2 id="selfman-replay" tabindex="-1">selfman replay <a class="header-anchor" href="#selfman-replay" aria-label="Permalink to “selfman replay”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman replay [options] &lt;paths...&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Replays recorded runs: each node alone, then all together. Says whether that run</span></span>
<span class="line"><span>is possible, and whether the properties held. One .json file is a plan that</span></span>
<span class="line"><span>&quot;swarm --save&quot; wrote: it is played again, and told in words.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --follow               replay what the nodes of a running cluster record,</span></span>
<span class="line"><span>                         until a signal or the first wrong step</span></span>
<span class="line"><span>  --metrics &lt;HOST:PORT&gt;  with --follow: serve figures for Prometheus there,</span></span>
<span class="line"><span>                         under /metrics</span></span>
<span class="line"><span>  --json &lt;file&gt;          write the report as JSON to this file; &quot;-&quot; is the</span></span>
<span class="line"><span>                         standard output, which then holds nothing else</span></span>
<span class="line"><span>  --minimal &lt;folder&gt;     if the run diverged, write a small part of it there</span></span>
<span class="line"><span>                         that diverges in the same way, with a diagram</span></span>
<span class="line"><span>  --with &lt;module&gt;        a module that says what the files mean: a mapping of</span></span>
<span class="line"><span>                         another system, or a reducer of your own</span></span>
<span class="line"><span>  --format &lt;format&gt;      the format of files of another system, if they do not</span></span>
<span class="line"><span>                         tell (choices: &quot;itf&quot;, &quot;shiviz&quot;, &quot;updates&quot;, &quot;lines&quot;)</span></span>
<span class="line"><span>  --budget &lt;N&gt;           the most states that the search through a trace of</span></span>
<span class="line"><span>                         another system looks at (default: 1000000)</span></span>
<span class="line"><span>  --export &lt;format&gt;      write the run to the standard output for another tool,</span></span>
<span class="line"><span>                         and judge nothing (choices: &quot;itf&quot;, &quot;shiviz&quot;, &quot;mermaid&quot;,</span></span>
<span class="line"><span>                         &quot;otel&quot;, &quot;jepsen&quot;)</span></span>
<span class="line"><span>  --open                 then show the run in the explorer (default: false)</span></span>
<span class="line"><span>  -h, --help             display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> replay</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> traces-of-today</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> replay</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --with</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> mapping.mjs</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> server.log</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> replay</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> traces-of-today</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --export</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> mermaid</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> replay</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> traces-of-today</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --minimal</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> part</span></span></code></pre></div><h2 id="selfman-history" tabindex="-1">selfman history <a class="header-anchor" href="#selfman-history" aria-label="Permalink to “selfman history”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman history [options] &lt;files...&gt;</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Says whether the answers that clients saw can be explained. Operations on single</span></span>
<span class="line"><span>objects need an order that keeps real time, transactions a serial order. If</span></span>
<span class="line"><span>there is none, says why. Reads the histories of this project, of Jepsen, Knossos</span></span>
<span class="line"><span>and porcupine.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Arguments:</span></span>
<span class="line"><span>  files              histories, each judged by itself; &quot;-&quot; is the standard input</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --format &lt;format&gt;  the format of the files, if they do not tell (choices:</span></span>
<span class="line"><span>                     &quot;selfman&quot;, &quot;calls&quot;, &quot;edn&quot;, &quot;json&quot;, &quot;log&quot;, &quot;polysi&quot;)</span></span>
<span class="line"><span>  --model &lt;model&gt;    the model of the operations, if they do not tell (choices:</span></span>
<span class="line"><span>                     &quot;register&quot;, &quot;cas&quot;, &quot;counter&quot;, &quot;kv&quot;, &quot;bank&quot;, &quot;append&quot;,</span></span>
<span class="line"><span>                     &quot;rw-register&quot;)</span></span>
<span class="line"><span>  --keyed            each value is a pair [key value], as jepsen.independent</span></span>
<span class="line"><span>                     writes them (default: false)</span></span>
<span class="line"><span>  --level &lt;level&gt;    the level of isolation that transactions need (choices:</span></span>
<span class="line"><span>                     &quot;read-committed&quot;, &quot;snapshot-isolation&quot;, &quot;serialisable&quot;,</span></span>
<span class="line"><span>                     &quot;strictly-serialisable&quot;)</span></span>
<span class="line"><span>  --any-order        accept an order of transactions that does not respect real</span></span>
<span class="line"><span>                     time, as --level serialisable (default: false)</span></span>
<span class="line"><span>  --sessions         transactions must also keep the order in which each session</span></span>
<span class="line"><span>                     ran them (default: false)</span></span>
<span class="line"><span>  --picture &lt;file&gt;   draw a refuted object: as SVG to a file whose name ends</span></span>
<span class="line"><span>                     with .svg, else as text; &quot;-&quot; is the standard output</span></span>
<span class="line"><span>  --budget &lt;N&gt;       the most operations that the search for an order tries</span></span>
<span class="line"><span>                     (default: 50000000)</span></span>
<span class="line"><span>  --strict           refuse fields that the project&#39;s own format does not know,</span></span>
<span class="line"><span>                     instead of ignoring them (default: false)</span></span>
<span class="line"><span>  --json &lt;file&gt;      write the report as JSON to this file; &quot;-&quot; is the standard</span></span>
<span class="line"><span>                     output, which then holds nothing else</span></span>
<span class="line"><span>  --open             then show the first history in the explorer (default:</span></span>
<span class="line"><span>                     false)</span></span>
<span class="line"><span>  -h, --help         display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> history</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> clients.ndjson</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> history</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> jepsen.edn</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --model</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> register</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> history</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> -</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --any-order</span></span></code></pre></div><h2 id="selfman-demo" tabindex="-1">selfman demo <a class="header-anchor" href="#selfman-demo" aria-label="Permalink to “selfman demo”">​</a></h2><div class="language-text"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">text</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span>Usage: selfman demo [options]</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Shows five scenes: two protocols that fail, one that holds in every order of</span></span>
<span class="line"><span>events, and two with five real nodes. One run is recorded and replayed. In the</span></span>
<span class="line"><span>other, a node is killed, and no value is lost.</span></span>
<span class="line"><span></span></span>
<span class="line"><span>Options:</span></span>
<span class="line"><span>  --trace &lt;DIR&gt;  the folder for the traces; without it, a new temporary one</span></span>
<span class="line"><span>  -h, --help     display help for command</span></span></code></pre></div><div class="language-sh"><button title="Copy code" data-copied="Copied" class="copy"></button><span class="lang">sh</span><pre class="shiki shiki-themes github-light-high-contrast github-dark-high-contrast" style="--shiki-light:#0e1116;--shiki-dark:#f0f3f6;--shiki-light-bg:#ffffff;--shiki-dark-bg:#0a0c10;" tabindex="0" dir="ltr"><code><span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npm</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> start</span></span>
<span class="line"><span style="--shiki-light:#702C00;--shiki-dark:#FFB757;">npx</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> selfman</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> demo</span><span style="--shiki-light:#023B95;--shiki-dark:#91CBFF;"> --trace</span><span style="--shiki-light:#032563;--shiki-dark:#ADDCFF;"> traces-of-today</span></span></code></pre></div></div>`);
}
var _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
	const ssrContext = useSSRContext();
	(ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("reference/cli.md");
	return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
var cli_default = /*#__PURE__*/ _plugin_vue_export_helper_default(_sfc_main, [["ssrRender", _sfc_ssrRender]]);
export { __pageData, cli_default as default };
