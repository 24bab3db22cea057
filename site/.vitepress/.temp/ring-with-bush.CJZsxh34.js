// ../../../ring-with-bush.svg
var ring_with_bush_default = "/__VP_BASE__/ring-with-bush.svg";
export { ring_with_bush_default as t };
