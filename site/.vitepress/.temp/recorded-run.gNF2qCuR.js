import { A as replayedShape, B as stateExplained, F as history, G as call, H as stepExplained, I as protocol, J as settled, L as properties, U as stepHolds, V as stateHolds, et as brief, j as remembered, nt as tell, z as seenOnce } from "./report-shape.CGkI5VEl.js";
import { a as requirePlain$1, c as utf8, i as shortHash, n as pointerStep, t as digestOfState } from "./digest.Cfed8wUR.js";
import { t as changes } from "./changes.iZJ5Svoa.js";
import { a as validateWith, c as requireArgument, f as BadTrace, i as decoderWith, l as requireName, n as readJson, o as isListOf, r as readJsonBytes, s as isText, t as linesIn } from "./line-splitter.D75I1qtz.js";
import { i as areEqual, o as encode, r as NotPlainData, s as isRecord } from "./printable.cUnkY7_q.js";
import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { a as detected, n as nodeLayers, r as nodeWires, t as nodeEnds } from "./node.DYod-ODb.js";
import { t as placer } from "./step.D3o1KigW.js";
import { t as flat } from "./flat.ozxIuaiT.js";
import { i as send, n as indicate, r as next } from "./protocol.ChtuGtEC.js";
import { t as adviseNewcomer } from "./advice.5gkiRm38.js";
import { c as ownsPlace, d as zonesOf, n as anchorPlace } from "./moving.C-Klzih6.js";
import { f as changesBetween, g as restored, m as entryAt, n as speakingIn } from "./step.DKD85fsg.js";
import { n as idOf, r as acceptanceKey } from "./step.CsAUtFH4.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { p as watchedBy } from "./successor-list.psWui0-s.js";
import { C as allThrough, D as recoverable, T as isLiveness, _ as simple, d as pathTo, h as recordOf, k as through, m as readField, p as readAs, s as functionOf, u as optional, w as always, y as listed } from "./scenario.Cs_16ybG.js";
import { S as membersOf, a as everyPeerIsInItsSuccessorsRing, d as milestones, h as ringProperties, i as atMostOneResponsible, l as isPerfect, m as perfectRingOfMembers, o as everyPeerIsLetIn, t as aPerfectRingIsASubset } from "./properties.Cb08gLre.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
import { a as ModelError, u as messageOf } from "./app.js";
import { d as nodesIn } from "./open-text.BbDHExuD.js";
// schema/compiled/trace-line.js
var validate = validate10;
var schema41 = {
	"description": "Steps that were left out on purpose, from `from` to `to`, both included. A snapshot of step `to` follows.",
	"type": "object",
	"properties": {
		"type": {
			"type": "string",
			"const": "gap"
		},
		"from": {
			"description": "The number of a step: 0 is the boot.",
			"type": "integer",
			"minimum": 0,
			"maximum": 9007199254740991
		},
		"to": {
			"description": "The number of a step: 0 is the boot.",
			"type": "integer",
			"minimum": 0,
			"maximum": 9007199254740991
		},
		"why": {
			"description": "`full`: the disk could not keep up. `window`: only a part of the run was to be recorded.",
			"enum": ["full", "window"],
			"type": "string"
		},
		"chain": {
			"description": "Absent: the chain of a later line covers this one.",
			"type": "string"
		}
	},
	"additionalProperties": false,
	"required": [
		"from",
		"to",
		"type",
		"why"
	]
};
var schema42 = {
	"description": "The last line. A file without it comes from a node that was killed, or has lost its tail.",
	"type": "object",
	"properties": {
		"type": {
			"type": "string",
			"const": "end"
		},
		"step": {
			"description": "The last step.",
			"type": "integer",
			"minimum": 0,
			"maximum": 9007199254740991
		},
		"why": {
			"description": "`stop`: the node was told to stop. `fatal`: the reducer threw at the next event.",
			"enum": ["fatal", "stop"],
			"type": "string"
		},
		"chain": {
			"description": "A truncated SHA-256 in hexadecimal: 32 digits.",
			"type": "string"
		}
	},
	"additionalProperties": false,
	"required": [
		"chain",
		"step",
		"type",
		"why"
	]
};
var schema12 = {
	"description": "The first line of a file.",
	"type": "object",
	"properties": {
		"type": {
			"type": "string",
			"const": "header"
		},
		"format": {
			"type": "string",
			"const": "selfman-trace/2"
		},
		"run": {
			"description": "The name of the run, which all its nodes share; traces of different runs are never merged.",
			"type": "string"
		},
		"node": {
			"description": "The identity of a node.",
			"type": "integer",
			"minimum": 0,
			"maximum": 9007199254740991
		},
		"incarnation": {
			"description": "1 at the first boot of a node, one more at each restart.",
			"type": "integer",
			"minimum": 1,
			"maximum": 9007199254740991
		},
		"protocol": {
			"description": "The name of the protocol whose reducer ran.",
			"type": "string"
		},
		"config": { "description": "The configuration with which the reducer was booted, in full." },
		"software": {
			"description": "The program that wrote the file, and its version; for people.",
			"type": "string"
		},
		"wallMs": {
			"description": "Milliseconds since 1970, for people: nothing is ever ordered by it.",
			"type": "number"
		},
		"earlier": {
			"description": "The trace of an earlier life of the node, as this one found it in its folder. Absent: there was none.",
			"$ref": "#/definitions/EarlierTrace"
		},
		"segment": {
			"description": "Absent: this file is the first one of the life.",
			"$ref": "#/definitions/Segment"
		},
		"chain": {
			"description": "A truncated SHA-256 in hexadecimal: 32 digits.",
			"type": "string"
		}
	},
	"additionalProperties": false,
	"required": [
		"chain",
		"config",
		"format",
		"incarnation",
		"node",
		"protocol",
		"run",
		"software",
		"type",
		"wallMs"
	]
};
var func2 = Object.prototype.hasOwnProperty;
function validate11(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.chain === void 0 && (missing0 = "chain") || data.config === void 0 && (missing0 = "config") || data.format === void 0 && (missing0 = "format") || data.incarnation === void 0 && (missing0 = "incarnation") || data.node === void 0 && (missing0 = "node") || data.protocol === void 0 && (missing0 = "protocol") || data.run === void 0 && (missing0 = "run") || data.software === void 0 && (missing0 = "software") || data.type === void 0 && (missing0 = "type") || data.wallMs === void 0 && (missing0 = "wallMs")) {
			validate11.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 },
				message: "must have required property '" + missing0 + "'"
			}];
			return false;
		} else {
			for (const key0 in data) if (!func2.call(schema12.properties, key0)) {
				validate11.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties"
				}];
				return false;
			}
			if (data.type !== void 0) {
				let data0 = data.type;
				if (typeof data0 !== "string") {
					validate11.errors = [{
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					}];
					return false;
				}
				if ("header" !== data0) {
					validate11.errors = [{
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/const",
						keyword: "const",
						params: { allowedValue: "header" },
						message: "must be equal to constant"
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.format !== void 0) {
					let data1 = data.format;
					if (typeof data1 !== "string") {
						validate11.errors = [{
							instancePath: instancePath + "/format",
							schemaPath: "#/properties/format/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string"
						}];
						return false;
					}
					if ("selfman-trace/2" !== data1) {
						validate11.errors = [{
							instancePath: instancePath + "/format",
							schemaPath: "#/properties/format/const",
							keyword: "const",
							params: { allowedValue: "selfman-trace/2" },
							message: "must be equal to constant"
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.run !== void 0) {
						if (typeof data.run !== "string") {
							validate11.errors = [{
								instancePath: instancePath + "/run",
								schemaPath: "#/properties/run/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
					if (valid0) {
						if (data.node !== void 0) {
							let data3 = data.node;
							if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3))) {
								validate11.errors = [{
									instancePath: instancePath + "/node",
									schemaPath: "#/properties/node/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								}];
								return false;
							}
							if (typeof data3 == "number") {
								if (data3 > 9007199254740991 || isNaN(data3)) {
									validate11.errors = [{
										instancePath: instancePath + "/node",
										schemaPath: "#/properties/node/maximum",
										keyword: "maximum",
										params: {
											comparison: "<=",
											limit: 9007199254740991
										},
										message: "must be <= 9007199254740991"
									}];
									return false;
								} else if (data3 < 0 || isNaN(data3)) {
									validate11.errors = [{
										instancePath: instancePath + "/node",
										schemaPath: "#/properties/node/minimum",
										keyword: "minimum",
										params: {
											comparison: ">=",
											limit: 0
										},
										message: "must be >= 0"
									}];
									return false;
								}
							}
							var valid0 = true;
						} else var valid0 = true;
						if (valid0) {
							if (data.incarnation !== void 0) {
								let data4 = data.incarnation;
								if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4))) {
									validate11.errors = [{
										instancePath: instancePath + "/incarnation",
										schemaPath: "#/properties/incarnation/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									}];
									return false;
								}
								if (typeof data4 == "number") {
									if (data4 > 9007199254740991 || isNaN(data4)) {
										validate11.errors = [{
											instancePath: instancePath + "/incarnation",
											schemaPath: "#/properties/incarnation/maximum",
											keyword: "maximum",
											params: {
												comparison: "<=",
												limit: 9007199254740991
											},
											message: "must be <= 9007199254740991"
										}];
										return false;
									} else if (data4 < 1 || isNaN(data4)) {
										validate11.errors = [{
											instancePath: instancePath + "/incarnation",
											schemaPath: "#/properties/incarnation/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 1
											},
											message: "must be >= 1"
										}];
										return false;
									}
								}
								var valid0 = true;
							} else var valid0 = true;
							if (valid0) {
								if (data.protocol !== void 0) {
									if (typeof data.protocol !== "string") {
										validate11.errors = [{
											instancePath: instancePath + "/protocol",
											schemaPath: "#/properties/protocol/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										}];
										return false;
									}
									var valid0 = true;
								} else var valid0 = true;
								if (valid0) {
									if (data.software !== void 0) {
										if (typeof data.software !== "string") {
											validate11.errors = [{
												instancePath: instancePath + "/software",
												schemaPath: "#/properties/software/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											}];
											return false;
										}
										var valid0 = true;
									} else var valid0 = true;
									if (valid0) {
										if (data.wallMs !== void 0) {
											if (!(typeof data.wallMs == "number")) {
												validate11.errors = [{
													instancePath: instancePath + "/wallMs",
													schemaPath: "#/properties/wallMs/type",
													keyword: "type",
													params: { type: "number" },
													message: "must be number"
												}];
												return false;
											}
											var valid0 = true;
										} else var valid0 = true;
										if (valid0) {
											if (data.earlier !== void 0) {
												let data8 = data.earlier;
												if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
													let missing1;
													if (data8.chain === void 0 && (missing1 = "chain") || data8.incarnation === void 0 && (missing1 = "incarnation")) {
														validate11.errors = [{
															instancePath: instancePath + "/earlier",
															schemaPath: "#/definitions/EarlierTrace/required",
															keyword: "required",
															params: { missingProperty: missing1 },
															message: "must have required property '" + missing1 + "'"
														}];
														return false;
													} else {
														for (const key1 in data8) if (!(key1 === "incarnation" || key1 === "chain")) {
															validate11.errors = [{
																instancePath: instancePath + "/earlier",
																schemaPath: "#/definitions/EarlierTrace/additionalProperties",
																keyword: "additionalProperties",
																params: { additionalProperty: key1 },
																message: "must NOT have additional properties"
															}];
															return false;
														}
														if (data8.incarnation !== void 0) {
															let data9 = data8.incarnation;
															if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9))) {
																validate11.errors = [{
																	instancePath: instancePath + "/earlier/incarnation",
																	schemaPath: "#/definitions/EarlierTrace/properties/incarnation/type",
																	keyword: "type",
																	params: { type: "integer" },
																	message: "must be integer"
																}];
																return false;
															}
															if (typeof data9 == "number") {
																if (data9 > 9007199254740991 || isNaN(data9)) {
																	validate11.errors = [{
																		instancePath: instancePath + "/earlier/incarnation",
																		schemaPath: "#/definitions/EarlierTrace/properties/incarnation/maximum",
																		keyword: "maximum",
																		params: {
																			comparison: "<=",
																			limit: 9007199254740991
																		},
																		message: "must be <= 9007199254740991"
																	}];
																	return false;
																} else if (data9 < 1 || isNaN(data9)) {
																	validate11.errors = [{
																		instancePath: instancePath + "/earlier/incarnation",
																		schemaPath: "#/definitions/EarlierTrace/properties/incarnation/minimum",
																		keyword: "minimum",
																		params: {
																			comparison: ">=",
																			limit: 1
																		},
																		message: "must be >= 1"
																	}];
																	return false;
																}
															}
															var valid2 = true;
														} else var valid2 = true;
														if (valid2) {
															if (data8.chain !== void 0) {
																if (typeof data8.chain !== "string") {
																	validate11.errors = [{
																		instancePath: instancePath + "/earlier/chain",
																		schemaPath: "#/definitions/EarlierTrace/properties/chain/type",
																		keyword: "type",
																		params: { type: "string" },
																		message: "must be string"
																	}];
																	return false;
																}
																var valid2 = true;
															} else var valid2 = true;
														}
													}
												} else {
													validate11.errors = [{
														instancePath: instancePath + "/earlier",
														schemaPath: "#/definitions/EarlierTrace/type",
														keyword: "type",
														params: { type: "object" },
														message: "must be object"
													}];
													return false;
												}
												var valid0 = true;
											} else var valid0 = true;
											if (valid0) {
												if (data.segment !== void 0) {
													let data11 = data.segment;
													if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
														let missing2;
														if (data11.chain === void 0 && (missing2 = "chain") || data11.from === void 0 && (missing2 = "from") || data11.number === void 0 && (missing2 = "number")) {
															validate11.errors = [{
																instancePath: instancePath + "/segment",
																schemaPath: "#/definitions/Segment/required",
																keyword: "required",
																params: { missingProperty: missing2 },
																message: "must have required property '" + missing2 + "'"
															}];
															return false;
														} else {
															for (const key2 in data11) if (!(key2 === "number" || key2 === "from" || key2 === "chain")) {
																validate11.errors = [{
																	instancePath: instancePath + "/segment",
																	schemaPath: "#/definitions/Segment/additionalProperties",
																	keyword: "additionalProperties",
																	params: { additionalProperty: key2 },
																	message: "must NOT have additional properties"
																}];
																return false;
															}
															if (data11.number !== void 0) {
																let data12 = data11.number;
																if (!(typeof data12 == "number" && !(data12 % 1) && !isNaN(data12))) {
																	validate11.errors = [{
																		instancePath: instancePath + "/segment/number",
																		schemaPath: "#/definitions/Segment/properties/number/type",
																		keyword: "type",
																		params: { type: "integer" },
																		message: "must be integer"
																	}];
																	return false;
																}
																if (typeof data12 == "number") {
																	if (data12 > 9007199254740991 || isNaN(data12)) {
																		validate11.errors = [{
																			instancePath: instancePath + "/segment/number",
																			schemaPath: "#/definitions/Segment/properties/number/maximum",
																			keyword: "maximum",
																			params: {
																				comparison: "<=",
																				limit: 9007199254740991
																			},
																			message: "must be <= 9007199254740991"
																		}];
																		return false;
																	} else if (data12 < 2 || isNaN(data12)) {
																		validate11.errors = [{
																			instancePath: instancePath + "/segment/number",
																			schemaPath: "#/definitions/Segment/properties/number/minimum",
																			keyword: "minimum",
																			params: {
																				comparison: ">=",
																				limit: 2
																			},
																			message: "must be >= 2"
																		}];
																		return false;
																	}
																}
																var valid4 = true;
															} else var valid4 = true;
															if (valid4) {
																if (data11.from !== void 0) {
																	let data13 = data11.from;
																	if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13))) {
																		validate11.errors = [{
																			instancePath: instancePath + "/segment/from",
																			schemaPath: "#/definitions/Segment/properties/from/type",
																			keyword: "type",
																			params: { type: "integer" },
																			message: "must be integer"
																		}];
																		return false;
																	}
																	if (typeof data13 == "number") {
																		if (data13 > 9007199254740991 || isNaN(data13)) {
																			validate11.errors = [{
																				instancePath: instancePath + "/segment/from",
																				schemaPath: "#/definitions/Segment/properties/from/maximum",
																				keyword: "maximum",
																				params: {
																					comparison: "<=",
																					limit: 9007199254740991
																				},
																				message: "must be <= 9007199254740991"
																			}];
																			return false;
																		} else if (data13 < 0 || isNaN(data13)) {
																			validate11.errors = [{
																				instancePath: instancePath + "/segment/from",
																				schemaPath: "#/definitions/Segment/properties/from/minimum",
																				keyword: "minimum",
																				params: {
																					comparison: ">=",
																					limit: 0
																				},
																				message: "must be >= 0"
																			}];
																			return false;
																		}
																	}
																	var valid4 = true;
																} else var valid4 = true;
																if (valid4) {
																	if (data11.chain !== void 0) {
																		if (typeof data11.chain !== "string") {
																			validate11.errors = [{
																				instancePath: instancePath + "/segment/chain",
																				schemaPath: "#/definitions/Segment/properties/chain/type",
																				keyword: "type",
																				params: { type: "string" },
																				message: "must be string"
																			}];
																			return false;
																		}
																		var valid4 = true;
																	} else var valid4 = true;
																}
															}
														}
													} else {
														validate11.errors = [{
															instancePath: instancePath + "/segment",
															schemaPath: "#/definitions/Segment/type",
															keyword: "type",
															params: { type: "object" },
															message: "must be object"
														}];
														return false;
													}
													var valid0 = true;
												} else var valid0 = true;
												if (valid0) {
													if (data.chain !== void 0) {
														if (typeof data.chain !== "string") {
															validate11.errors = [{
																instancePath: instancePath + "/chain",
																schemaPath: "#/properties/chain/type",
																keyword: "type",
																params: { type: "string" },
																message: "must be string"
															}];
															return false;
														}
														var valid0 = true;
													} else var valid0 = true;
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		}
	} else {
		validate11.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		}];
		return false;
	}
	validate11.errors = vErrors;
	return true;
}
var schema15 = {
	"description": "One step of the reducer. Steps are numbered consecutively.",
	"type": "object",
	"properties": {
		"type": {
			"type": "string",
			"const": "event"
		},
		"step": {
			"description": "The number of a step: 0 is the boot.",
			"type": "integer",
			"minimum": 0,
			"maximum": 9007199254740991
		},
		"lamport": {
			"description": "The Lamport clock: one more than the clock of the previous step and, at a receipt, than the clock of the sending.",
			"type": "integer",
			"minimum": 1,
			"maximum": 9007199254740991
		},
		"wallMs": {
			"description": "Milliseconds since 1970, for people.",
			"type": "number"
		},
		"input": { "$ref": "#/definitions/Input" },
		"outputs": {
			"description": "The effects of the step, in order.",
			"type": "array",
			"items": { "$ref": "#/definitions/Output" }
		},
		"changes": {
			"description": "The changes of the state since the last line with changes, or since the boot. Absent: a later line says them.",
			"type": "array",
			"items": { "$ref": "#/definitions/Edit" }
		},
		"digest": {
			"description": "At the boot: the digest of the state after it. Changes say the rest.",
			"type": "string"
		},
		"chain": {
			"description": "Absent: the chain of a later line covers this one.",
			"type": "string"
		}
	},
	"additionalProperties": false,
	"required": [
		"input",
		"lamport",
		"outputs",
		"step",
		"type",
		"wallMs"
	]
};
function validate13(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.type === void 0 && (missing0 = "type")) {
			validate13.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 },
				message: "must have required property '" + missing0 + "'"
			}];
			return false;
		} else {
			const tag0 = data.type;
			if (typeof tag0 == "string") {
				if (tag0 === "boot") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing1;
						if (data.type === void 0 && (missing1 = "type")) {
							validate13.errors = [{
								instancePath,
								schemaPath: "#/definitions/BootInput/required",
								keyword: "required",
								params: { missingProperty: missing1 },
								message: "must have required property '" + missing1 + "'"
							}];
							return false;
						} else {
							for (const key0 in data) if (!(key0 === "type" || key0 === "durable" || key0 === "entries")) {
								validate13.errors = [{
									instancePath,
									schemaPath: "#/definitions/BootInput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key0 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data0 = data.type;
								if (typeof data0 !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/BootInput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("boot" !== data0) {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/BootInput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "boot" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid3 = true;
							} else var valid3 = true;
							if (valid3) {
								if (data.entries !== void 0) {
									let data1 = data.entries;
									if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1))) {
										validate13.errors = [{
											instancePath: instancePath + "/entries",
											schemaPath: "#/definitions/BootInput/properties/entries/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										}];
										return false;
									}
									if (typeof data1 == "number") {
										if (data1 < 1 || isNaN(data1)) {
											validate13.errors = [{
												instancePath: instancePath + "/entries",
												schemaPath: "#/definitions/BootInput/properties/entries/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												},
												message: "must be >= 1"
											}];
											return false;
										}
									}
									var valid3 = true;
								} else var valid3 = true;
							}
						}
					} else {
						validate13.errors = [{
							instancePath,
							schemaPath: "#/definitions/BootInput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "start") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing2;
						if (data.type === void 0 && (missing2 = "type")) {
							validate13.errors = [{
								instancePath,
								schemaPath: "#/definitions/StartInput/required",
								keyword: "required",
								params: { missingProperty: missing2 },
								message: "must have required property '" + missing2 + "'"
							}];
							return false;
						} else {
							for (const key1 in data) if (!(key1 === "type")) {
								validate13.errors = [{
									instancePath,
									schemaPath: "#/definitions/StartInput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data2 = data.type;
								if (typeof data2 !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/StartInput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("start" !== data2) {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/StartInput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "start" },
										message: "must be equal to constant"
									}];
									return false;
								}
							}
						}
					} else {
						validate13.errors = [{
							instancePath,
							schemaPath: "#/definitions/StartInput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "receive") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing3;
						if (data.from === void 0 && (missing3 = "from") || data.message === void 0 && (missing3 = "message") || data.mid === void 0 && (missing3 = "mid") || data.type === void 0 && (missing3 = "type")) {
							validate13.errors = [{
								instancePath,
								schemaPath: "#/definitions/ReceiveInput/required",
								keyword: "required",
								params: { missingProperty: missing3 },
								message: "must have required property '" + missing3 + "'"
							}];
							return false;
						} else {
							for (const key2 in data) if (!(key2 === "type" || key2 === "mid" || key2 === "from" || key2 === "message")) {
								validate13.errors = [{
									instancePath,
									schemaPath: "#/definitions/ReceiveInput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key2 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data3 = data.type;
								if (typeof data3 !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/ReceiveInput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("receive" !== data3) {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/ReceiveInput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "receive" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid9 = true;
							} else var valid9 = true;
							if (valid9) {
								if (data.mid !== void 0) {
									if (typeof data.mid !== "string") {
										validate13.errors = [{
											instancePath: instancePath + "/mid",
											schemaPath: "#/definitions/ReceiveInput/properties/mid/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										}];
										return false;
									}
									var valid9 = true;
								} else var valid9 = true;
								if (valid9) {
									if (data.from !== void 0) {
										let data5 = data.from;
										if (!(typeof data5 == "number" && !(data5 % 1) && !isNaN(data5))) {
											validate13.errors = [{
												instancePath: instancePath + "/from",
												schemaPath: "#/definitions/ReceiveInput/properties/from/type",
												keyword: "type",
												params: { type: "integer" },
												message: "must be integer"
											}];
											return false;
										}
										if (typeof data5 == "number") {
											if (data5 > 9007199254740991 || isNaN(data5)) {
												validate13.errors = [{
													instancePath: instancePath + "/from",
													schemaPath: "#/definitions/ReceiveInput/properties/from/maximum",
													keyword: "maximum",
													params: {
														comparison: "<=",
														limit: 9007199254740991
													},
													message: "must be <= 9007199254740991"
												}];
												return false;
											} else if (data5 < 0 || isNaN(data5)) {
												validate13.errors = [{
													instancePath: instancePath + "/from",
													schemaPath: "#/definitions/ReceiveInput/properties/from/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													},
													message: "must be >= 0"
												}];
												return false;
											}
										}
										var valid9 = true;
									} else var valid9 = true;
								}
							}
						}
					} else {
						validate13.errors = [{
							instancePath,
							schemaPath: "#/definitions/ReceiveInput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "request") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing4;
						if (data.request === void 0 && (missing4 = "request") || data.type === void 0 && (missing4 = "type")) {
							validate13.errors = [{
								instancePath,
								schemaPath: "#/definitions/RequestInput/required",
								keyword: "required",
								params: { missingProperty: missing4 },
								message: "must have required property '" + missing4 + "'"
							}];
							return false;
						} else {
							for (const key3 in data) if (!(key3 === "type" || key3 === "request")) {
								validate13.errors = [{
									instancePath,
									schemaPath: "#/definitions/RequestInput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key3 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data6 = data.type;
								if (typeof data6 !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/RequestInput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("request" !== data6) {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/RequestInput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "request" },
										message: "must be equal to constant"
									}];
									return false;
								}
							}
						}
					} else {
						validate13.errors = [{
							instancePath,
							schemaPath: "#/definitions/RequestInput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "timeout") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing5;
						if (data.timer === void 0 && (missing5 = "timer") || data.type === void 0 && (missing5 = "type")) {
							validate13.errors = [{
								instancePath,
								schemaPath: "#/definitions/TimeoutInput/required",
								keyword: "required",
								params: { missingProperty: missing5 },
								message: "must have required property '" + missing5 + "'"
							}];
							return false;
						} else {
							for (const key4 in data) if (!(key4 === "type" || key4 === "timer")) {
								validate13.errors = [{
									instancePath,
									schemaPath: "#/definitions/TimeoutInput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key4 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data7 = data.type;
								if (typeof data7 !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/TimeoutInput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("timeout" !== data7) {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/TimeoutInput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "timeout" },
										message: "must be equal to constant"
									}];
									return false;
								}
							}
						}
					} else {
						validate13.errors = [{
							instancePath,
							schemaPath: "#/definitions/TimeoutInput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "suspect") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing6;
						if (data.node === void 0 && (missing6 = "node") || data.type === void 0 && (missing6 = "type")) {
							validate13.errors = [{
								instancePath,
								schemaPath: "#/definitions/SuspectInput/required",
								keyword: "required",
								params: { missingProperty: missing6 },
								message: "must have required property '" + missing6 + "'"
							}];
							return false;
						} else {
							for (const key5 in data) if (!(key5 === "type" || key5 === "node")) {
								validate13.errors = [{
									instancePath,
									schemaPath: "#/definitions/SuspectInput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key5 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data8 = data.type;
								if (typeof data8 !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/SuspectInput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("suspect" !== data8) {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/SuspectInput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "suspect" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid18 = true;
							} else var valid18 = true;
							if (valid18) {
								if (data.node !== void 0) {
									let data9 = data.node;
									if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9))) {
										validate13.errors = [{
											instancePath: instancePath + "/node",
											schemaPath: "#/definitions/SuspectInput/properties/node/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										}];
										return false;
									}
									if (typeof data9 == "number") {
										if (data9 > 9007199254740991 || isNaN(data9)) {
											validate13.errors = [{
												instancePath: instancePath + "/node",
												schemaPath: "#/definitions/SuspectInput/properties/node/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 9007199254740991
												},
												message: "must be <= 9007199254740991"
											}];
											return false;
										} else if (data9 < 0 || isNaN(data9)) {
											validate13.errors = [{
												instancePath: instancePath + "/node",
												schemaPath: "#/definitions/SuspectInput/properties/node/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											}];
											return false;
										}
									}
									var valid18 = true;
								} else var valid18 = true;
							}
						}
					} else {
						validate13.errors = [{
							instancePath,
							schemaPath: "#/definitions/SuspectInput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "restore") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing7;
						if (data.node === void 0 && (missing7 = "node") || data.type === void 0 && (missing7 = "type")) {
							validate13.errors = [{
								instancePath,
								schemaPath: "#/definitions/RestoreInput/required",
								keyword: "required",
								params: { missingProperty: missing7 },
								message: "must have required property '" + missing7 + "'"
							}];
							return false;
						} else {
							for (const key6 in data) if (!(key6 === "type" || key6 === "node")) {
								validate13.errors = [{
									instancePath,
									schemaPath: "#/definitions/RestoreInput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key6 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data10 = data.type;
								if (typeof data10 !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/RestoreInput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("restore" !== data10) {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/RestoreInput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "restore" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid21 = true;
							} else var valid21 = true;
							if (valid21) {
								if (data.node !== void 0) {
									let data11 = data.node;
									if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11))) {
										validate13.errors = [{
											instancePath: instancePath + "/node",
											schemaPath: "#/definitions/RestoreInput/properties/node/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										}];
										return false;
									}
									if (typeof data11 == "number") {
										if (data11 > 9007199254740991 || isNaN(data11)) {
											validate13.errors = [{
												instancePath: instancePath + "/node",
												schemaPath: "#/definitions/RestoreInput/properties/node/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 9007199254740991
												},
												message: "must be <= 9007199254740991"
											}];
											return false;
										} else if (data11 < 0 || isNaN(data11)) {
											validate13.errors = [{
												instancePath: instancePath + "/node",
												schemaPath: "#/definitions/RestoreInput/properties/node/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											}];
											return false;
										}
									}
									var valid21 = true;
								} else var valid21 = true;
							}
						}
					} else {
						validate13.errors = [{
							instancePath,
							schemaPath: "#/definitions/RestoreInput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "chosen") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing8;
						if (data.type === void 0 && (missing8 = "type") || data.value === void 0 && (missing8 = "value")) {
							validate13.errors = [{
								instancePath,
								schemaPath: "#/definitions/ChosenInput/required",
								keyword: "required",
								params: { missingProperty: missing8 },
								message: "must have required property '" + missing8 + "'"
							}];
							return false;
						} else {
							for (const key7 in data) if (!(key7 === "type" || key7 === "value")) {
								validate13.errors = [{
									instancePath,
									schemaPath: "#/definitions/ChosenInput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key7 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data12 = data.type;
								if (typeof data12 !== "string") {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/ChosenInput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("chosen" !== data12) {
									validate13.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/ChosenInput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "chosen" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid24 = true;
							} else var valid24 = true;
							if (valid24) {
								if (data.value !== void 0) {
									let data13 = data.value;
									if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13))) {
										validate13.errors = [{
											instancePath: instancePath + "/value",
											schemaPath: "#/definitions/ChosenInput/properties/value/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										}];
										return false;
									}
									var valid24 = true;
								} else var valid24 = true;
							}
						}
					} else {
						validate13.errors = [{
							instancePath,
							schemaPath: "#/definitions/ChosenInput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else {
					validate13.errors = [{
						instancePath,
						schemaPath: "#/discriminator",
						keyword: "discriminator",
						params: {
							error: "mapping",
							tag: "type",
							tagValue: tag0
						},
						message: "value of tag \"type\" must be in oneOf"
					}];
					return false;
				}
			} else {
				validate13.errors = [{
					instancePath,
					schemaPath: "#/discriminator",
					keyword: "discriminator",
					params: {
						error: "tag",
						tag: "type",
						tagValue: tag0
					},
					message: "tag \"type\" must be string"
				}];
				return false;
			}
		}
	} else {
		validate13.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		}];
		return false;
	}
	validate13.errors = vErrors;
	return true;
}
function validate15(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.type === void 0 && (missing0 = "type")) {
			validate15.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 },
				message: "must have required property '" + missing0 + "'"
			}];
			return false;
		} else {
			const tag0 = data.type;
			if (typeof tag0 == "string") {
				if (tag0 === "send") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing1;
						if (data.message === void 0 && (missing1 = "message") || data.mid === void 0 && (missing1 = "mid") || data.to === void 0 && (missing1 = "to") || data.type === void 0 && (missing1 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/SendOutput/required",
								keyword: "required",
								params: { missingProperty: missing1 },
								message: "must have required property '" + missing1 + "'"
							}];
							return false;
						} else {
							for (const key0 in data) if (!(key0 === "type" || key0 === "mid" || key0 === "to" || key0 === "message")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/SendOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key0 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data0 = data.type;
								if (typeof data0 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/SendOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("send" !== data0) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/SendOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "send" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid3 = true;
							} else var valid3 = true;
							if (valid3) {
								if (data.mid !== void 0) {
									if (typeof data.mid !== "string") {
										validate15.errors = [{
											instancePath: instancePath + "/mid",
											schemaPath: "#/definitions/SendOutput/properties/mid/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string"
										}];
										return false;
									}
									var valid3 = true;
								} else var valid3 = true;
								if (valid3) {
									if (data.to !== void 0) {
										let data2 = data.to;
										if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2))) {
											validate15.errors = [{
												instancePath: instancePath + "/to",
												schemaPath: "#/definitions/SendOutput/properties/to/type",
												keyword: "type",
												params: { type: "integer" },
												message: "must be integer"
											}];
											return false;
										}
										if (typeof data2 == "number") {
											if (data2 > 9007199254740991 || isNaN(data2)) {
												validate15.errors = [{
													instancePath: instancePath + "/to",
													schemaPath: "#/definitions/SendOutput/properties/to/maximum",
													keyword: "maximum",
													params: {
														comparison: "<=",
														limit: 9007199254740991
													},
													message: "must be <= 9007199254740991"
												}];
												return false;
											} else if (data2 < 0 || isNaN(data2)) {
												validate15.errors = [{
													instancePath: instancePath + "/to",
													schemaPath: "#/definitions/SendOutput/properties/to/minimum",
													keyword: "minimum",
													params: {
														comparison: ">=",
														limit: 0
													},
													message: "must be >= 0"
												}];
												return false;
											}
										}
										var valid3 = true;
									} else var valid3 = true;
								}
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/SendOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "setTimer") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing2;
						if (data.afterMs === void 0 && (missing2 = "afterMs") || data.timer === void 0 && (missing2 = "timer") || data.type === void 0 && (missing2 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/SetTimerOutput/required",
								keyword: "required",
								params: { missingProperty: missing2 },
								message: "must have required property '" + missing2 + "'"
							}];
							return false;
						} else {
							for (const key1 in data) if (!(key1 === "type" || key1 === "timer" || key1 === "afterMs")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/SetTimerOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data3 = data.type;
								if (typeof data3 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/SetTimerOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("setTimer" !== data3) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/SetTimerOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "setTimer" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid6 = true;
							} else var valid6 = true;
							if (valid6) {
								if (data.afterMs !== void 0) {
									if (!(typeof data.afterMs == "number")) {
										validate15.errors = [{
											instancePath: instancePath + "/afterMs",
											schemaPath: "#/definitions/SetTimerOutput/properties/afterMs/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										}];
										return false;
									}
									var valid6 = true;
								} else var valid6 = true;
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/SetTimerOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "cancelTimer") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing3;
						if (data.timer === void 0 && (missing3 = "timer") || data.type === void 0 && (missing3 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/CancelTimerOutput/required",
								keyword: "required",
								params: { missingProperty: missing3 },
								message: "must have required property '" + missing3 + "'"
							}];
							return false;
						} else {
							for (const key2 in data) if (!(key2 === "type" || key2 === "timer")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/CancelTimerOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key2 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data5 = data.type;
								if (typeof data5 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/CancelTimerOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("cancelTimer" !== data5) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/CancelTimerOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "cancelTimer" },
										message: "must be equal to constant"
									}];
									return false;
								}
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/CancelTimerOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "monitor") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing4;
						if (data.node === void 0 && (missing4 = "node") || data.type === void 0 && (missing4 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/MonitorOutput/required",
								keyword: "required",
								params: { missingProperty: missing4 },
								message: "must have required property '" + missing4 + "'"
							}];
							return false;
						} else {
							for (const key3 in data) if (!(key3 === "type" || key3 === "node" || key3 === "incarnation")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/MonitorOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key3 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data6 = data.type;
								if (typeof data6 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/MonitorOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("monitor" !== data6) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/MonitorOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "monitor" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid12 = true;
							} else var valid12 = true;
							if (valid12) {
								if (data.node !== void 0) {
									let data7 = data.node;
									if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7))) {
										validate15.errors = [{
											instancePath: instancePath + "/node",
											schemaPath: "#/definitions/MonitorOutput/properties/node/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										}];
										return false;
									}
									if (typeof data7 == "number") {
										if (data7 > 9007199254740991 || isNaN(data7)) {
											validate15.errors = [{
												instancePath: instancePath + "/node",
												schemaPath: "#/definitions/MonitorOutput/properties/node/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 9007199254740991
												},
												message: "must be <= 9007199254740991"
											}];
											return false;
										} else if (data7 < 0 || isNaN(data7)) {
											validate15.errors = [{
												instancePath: instancePath + "/node",
												schemaPath: "#/definitions/MonitorOutput/properties/node/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											}];
											return false;
										}
									}
									var valid12 = true;
								} else var valid12 = true;
								if (valid12) {
									if (data.incarnation !== void 0) {
										if (!(typeof data.incarnation == "number")) {
											validate15.errors = [{
												instancePath: instancePath + "/incarnation",
												schemaPath: "#/definitions/MonitorOutput/properties/incarnation/type",
												keyword: "type",
												params: { type: "number" },
												message: "must be number"
											}];
											return false;
										}
										var valid12 = true;
									} else var valid12 = true;
								}
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/MonitorOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "unmonitor") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing5;
						if (data.node === void 0 && (missing5 = "node") || data.type === void 0 && (missing5 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/UnmonitorOutput/required",
								keyword: "required",
								params: { missingProperty: missing5 },
								message: "must have required property '" + missing5 + "'"
							}];
							return false;
						} else {
							for (const key4 in data) if (!(key4 === "type" || key4 === "node")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/UnmonitorOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key4 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data9 = data.type;
								if (typeof data9 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/UnmonitorOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("unmonitor" !== data9) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/UnmonitorOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "unmonitor" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid15 = true;
							} else var valid15 = true;
							if (valid15) {
								if (data.node !== void 0) {
									let data10 = data.node;
									if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10))) {
										validate15.errors = [{
											instancePath: instancePath + "/node",
											schemaPath: "#/definitions/UnmonitorOutput/properties/node/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										}];
										return false;
									}
									if (typeof data10 == "number") {
										if (data10 > 9007199254740991 || isNaN(data10)) {
											validate15.errors = [{
												instancePath: instancePath + "/node",
												schemaPath: "#/definitions/UnmonitorOutput/properties/node/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 9007199254740991
												},
												message: "must be <= 9007199254740991"
											}];
											return false;
										} else if (data10 < 0 || isNaN(data10)) {
											validate15.errors = [{
												instancePath: instancePath + "/node",
												schemaPath: "#/definitions/UnmonitorOutput/properties/node/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 0
												},
												message: "must be >= 0"
											}];
											return false;
										}
									}
									var valid15 = true;
								} else var valid15 = true;
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/UnmonitorOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "persist") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing6;
						if (data.type === void 0 && (missing6 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/PersistOutput/required",
								keyword: "required",
								params: { missingProperty: missing6 },
								message: "must have required property '" + missing6 + "'"
							}];
							return false;
						} else {
							for (const key5 in data) if (!(key5 === "type")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/PersistOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key5 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data11 = data.type;
								if (typeof data11 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/PersistOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("persist" !== data11) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/PersistOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "persist" },
										message: "must be equal to constant"
									}];
									return false;
								}
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/PersistOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "choose") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing7;
						if (data.among === void 0 && (missing7 = "among") || data.type === void 0 && (missing7 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/ChooseOutput/required",
								keyword: "required",
								params: { missingProperty: missing7 },
								message: "must have required property '" + missing7 + "'"
							}];
							return false;
						} else {
							for (const key6 in data) if (!(key6 === "type" || key6 === "among")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/ChooseOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key6 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data12 = data.type;
								if (typeof data12 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/ChooseOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("choose" !== data12) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/ChooseOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "choose" },
										message: "must be equal to constant"
									}];
									return false;
								}
								var valid21 = true;
							} else var valid21 = true;
							if (valid21) {
								if (data.among !== void 0) {
									let data13 = data.among;
									if (!(typeof data13 == "number" && !(data13 % 1) && !isNaN(data13))) {
										validate15.errors = [{
											instancePath: instancePath + "/among",
											schemaPath: "#/definitions/ChooseOutput/properties/among/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										}];
										return false;
									}
									var valid21 = true;
								} else var valid21 = true;
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/ChooseOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "indicate") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing8;
						if (data.output === void 0 && (missing8 = "output") || data.type === void 0 && (missing8 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/IndicateOutput/required",
								keyword: "required",
								params: { missingProperty: missing8 },
								message: "must have required property '" + missing8 + "'"
							}];
							return false;
						} else {
							for (const key7 in data) if (!(key7 === "type" || key7 === "output")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/IndicateOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key7 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data14 = data.type;
								if (typeof data14 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/IndicateOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("indicate" !== data14) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/IndicateOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "indicate" },
										message: "must be equal to constant"
									}];
									return false;
								}
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/IndicateOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else if (tag0 === "stop") {
					if (data && typeof data == "object" && !Array.isArray(data)) {
						let missing9;
						if (data.type === void 0 && (missing9 = "type")) {
							validate15.errors = [{
								instancePath,
								schemaPath: "#/definitions/StopOutput/required",
								keyword: "required",
								params: { missingProperty: missing9 },
								message: "must have required property '" + missing9 + "'"
							}];
							return false;
						} else {
							for (const key8 in data) if (!(key8 === "type")) {
								validate15.errors = [{
									instancePath,
									schemaPath: "#/definitions/StopOutput/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key8 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data.type !== void 0) {
								let data15 = data.type;
								if (typeof data15 !== "string") {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/StopOutput/properties/type/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string"
									}];
									return false;
								}
								if ("stop" !== data15) {
									validate15.errors = [{
										instancePath: instancePath + "/type",
										schemaPath: "#/definitions/StopOutput/properties/type/const",
										keyword: "const",
										params: { allowedValue: "stop" },
										message: "must be equal to constant"
									}];
									return false;
								}
							}
						}
					} else {
						validate15.errors = [{
							instancePath,
							schemaPath: "#/definitions/StopOutput/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
				} else {
					validate15.errors = [{
						instancePath,
						schemaPath: "#/discriminator",
						keyword: "discriminator",
						params: {
							error: "mapping",
							tag: "type",
							tagValue: tag0
						},
						message: "value of tag \"type\" must be in oneOf"
					}];
					return false;
				}
			} else {
				validate15.errors = [{
					instancePath,
					schemaPath: "#/discriminator",
					keyword: "discriminator",
					params: {
						error: "tag",
						tag: "type",
						tagValue: tag0
					},
					message: "tag \"type\" must be string"
				}];
				return false;
			}
		}
	} else {
		validate15.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		}];
		return false;
	}
	validate15.errors = vErrors;
	return true;
}
function validate17(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.path === void 0 && (missing0 = "path")) {
			validate17.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 },
				message: "must have required property '" + missing0 + "'"
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "path" || key0 === "value" || key0 === "splice")) {
				validate17.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties"
				}];
				return false;
			}
			if (data.path !== void 0) {
				if (typeof data.path !== "string") {
					validate17.errors = [{
						instancePath: instancePath + "/path",
						schemaPath: "#/properties/path/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.splice !== void 0) {
					let data1 = data.splice;
					if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
						let missing1;
						if (data1.added === void 0 && (missing1 = "added") || data1.at === void 0 && (missing1 = "at") || data1.removed === void 0 && (missing1 = "removed")) {
							validate17.errors = [{
								instancePath: instancePath + "/splice",
								schemaPath: "#/definitions/Splice/required",
								keyword: "required",
								params: { missingProperty: missing1 },
								message: "must have required property '" + missing1 + "'"
							}];
							return false;
						} else {
							for (const key1 in data1) if (!(key1 === "at" || key1 === "removed" || key1 === "added")) {
								validate17.errors = [{
									instancePath: instancePath + "/splice",
									schemaPath: "#/definitions/Splice/additionalProperties",
									keyword: "additionalProperties",
									params: { additionalProperty: key1 },
									message: "must NOT have additional properties"
								}];
								return false;
							}
							if (data1.at !== void 0) {
								let data2 = data1.at;
								if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2))) {
									validate17.errors = [{
										instancePath: instancePath + "/splice/at",
										schemaPath: "#/definitions/Splice/properties/at/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									}];
									return false;
								}
								var valid2 = true;
							} else var valid2 = true;
							if (valid2) {
								if (data1.removed !== void 0) {
									let data3 = data1.removed;
									if (!(typeof data3 == "number" && !(data3 % 1) && !isNaN(data3))) {
										validate17.errors = [{
											instancePath: instancePath + "/splice/removed",
											schemaPath: "#/definitions/Splice/properties/removed/type",
											keyword: "type",
											params: { type: "integer" },
											message: "must be integer"
										}];
										return false;
									}
									var valid2 = true;
								} else var valid2 = true;
								if (valid2) {
									if (data1.added !== void 0) {
										if (!Array.isArray(data1.added)) {
											validate17.errors = [{
												instancePath: instancePath + "/splice/added",
												schemaPath: "#/definitions/Splice/properties/added/type",
												keyword: "type",
												params: { type: "array" },
												message: "must be array"
											}];
											return false;
										}
										var valid2 = true;
									} else var valid2 = true;
								}
							}
						}
					} else {
						validate17.errors = [{
							instancePath: instancePath + "/splice",
							schemaPath: "#/definitions/Splice/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object"
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
			}
		}
	} else {
		validate17.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		}];
		return false;
	}
	validate17.errors = vErrors;
	return true;
}
function validate12(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.input === void 0 && (missing0 = "input") || data.lamport === void 0 && (missing0 = "lamport") || data.outputs === void 0 && (missing0 = "outputs") || data.step === void 0 && (missing0 = "step") || data.type === void 0 && (missing0 = "type") || data.wallMs === void 0 && (missing0 = "wallMs")) {
				validate12.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 },
					message: "must have required property '" + missing0 + "'"
				}];
				return false;
			} else {
				const _errs1 = errors;
				for (const key0 in data) if (!func2.call(schema15.properties, key0)) {
					validate12.errors = [{
						instancePath,
						schemaPath: "#/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key0 },
						message: "must NOT have additional properties"
					}];
					return false;
				}
				if (_errs1 === errors) {
					if (data.type !== void 0) {
						let data0 = data.type;
						const _errs2 = errors;
						if (typeof data0 !== "string") {
							validate12.errors = [{
								instancePath: instancePath + "/type",
								schemaPath: "#/properties/type/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							}];
							return false;
						}
						if ("event" !== data0) {
							validate12.errors = [{
								instancePath: instancePath + "/type",
								schemaPath: "#/properties/type/const",
								keyword: "const",
								params: { allowedValue: "event" },
								message: "must be equal to constant"
							}];
							return false;
						}
						var valid0 = _errs2 === errors;
					} else var valid0 = true;
					if (valid0) {
						if (data.step !== void 0) {
							let data1 = data.step;
							const _errs4 = errors;
							if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1))) {
								validate12.errors = [{
									instancePath: instancePath + "/step",
									schemaPath: "#/properties/step/type",
									keyword: "type",
									params: { type: "integer" },
									message: "must be integer"
								}];
								return false;
							}
							if (errors === _errs4) {
								if (typeof data1 == "number") {
									if (data1 > 9007199254740991 || isNaN(data1)) {
										validate12.errors = [{
											instancePath: instancePath + "/step",
											schemaPath: "#/properties/step/maximum",
											keyword: "maximum",
											params: {
												comparison: "<=",
												limit: 9007199254740991
											},
											message: "must be <= 9007199254740991"
										}];
										return false;
									} else if (data1 < 0 || isNaN(data1)) {
										validate12.errors = [{
											instancePath: instancePath + "/step",
											schemaPath: "#/properties/step/minimum",
											keyword: "minimum",
											params: {
												comparison: ">=",
												limit: 0
											},
											message: "must be >= 0"
										}];
										return false;
									}
								}
							}
							var valid0 = _errs4 === errors;
						} else var valid0 = true;
						if (valid0) {
							if (data.lamport !== void 0) {
								let data2 = data.lamport;
								const _errs6 = errors;
								if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2))) {
									validate12.errors = [{
										instancePath: instancePath + "/lamport",
										schemaPath: "#/properties/lamport/type",
										keyword: "type",
										params: { type: "integer" },
										message: "must be integer"
									}];
									return false;
								}
								if (errors === _errs6) {
									if (typeof data2 == "number") {
										if (data2 > 9007199254740991 || isNaN(data2)) {
											validate12.errors = [{
												instancePath: instancePath + "/lamport",
												schemaPath: "#/properties/lamport/maximum",
												keyword: "maximum",
												params: {
													comparison: "<=",
													limit: 9007199254740991
												},
												message: "must be <= 9007199254740991"
											}];
											return false;
										} else if (data2 < 1 || isNaN(data2)) {
											validate12.errors = [{
												instancePath: instancePath + "/lamport",
												schemaPath: "#/properties/lamport/minimum",
												keyword: "minimum",
												params: {
													comparison: ">=",
													limit: 1
												},
												message: "must be >= 1"
											}];
											return false;
										}
									}
								}
								var valid0 = _errs6 === errors;
							} else var valid0 = true;
							if (valid0) {
								if (data.wallMs !== void 0) {
									const _errs8 = errors;
									if (!(typeof data.wallMs == "number")) {
										validate12.errors = [{
											instancePath: instancePath + "/wallMs",
											schemaPath: "#/properties/wallMs/type",
											keyword: "type",
											params: { type: "number" },
											message: "must be number"
										}];
										return false;
									}
									var valid0 = _errs8 === errors;
								} else var valid0 = true;
								if (valid0) {
									if (data.input !== void 0) {
										const _errs10 = errors;
										if (!validate13(data.input, {
											instancePath: instancePath + "/input",
											parentData: data,
											parentDataProperty: "input",
											rootData
										})) {
											vErrors = vErrors === null ? validate13.errors : vErrors.concat(validate13.errors);
											errors = vErrors.length;
										}
										var valid0 = _errs10 === errors;
									} else var valid0 = true;
									if (valid0) {
										if (data.outputs !== void 0) {
											let data5 = data.outputs;
											const _errs11 = errors;
											if (errors === _errs11) {
												if (Array.isArray(data5)) {
													const len0 = data5.length;
													for (let i0 = 0; i0 < len0; i0++) {
														const _errs13 = errors;
														if (!validate15(data5[i0], {
															instancePath: instancePath + "/outputs/" + i0,
															parentData: data5,
															parentDataProperty: i0,
															rootData
														})) {
															vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
															errors = vErrors.length;
														}
														if (!(_errs13 === errors)) break;
													}
												} else {
													validate12.errors = [{
														instancePath: instancePath + "/outputs",
														schemaPath: "#/properties/outputs/type",
														keyword: "type",
														params: { type: "array" },
														message: "must be array"
													}];
													return false;
												}
											}
											var valid0 = _errs11 === errors;
										} else var valid0 = true;
										if (valid0) {
											if (data.changes !== void 0) {
												let data7 = data.changes;
												const _errs14 = errors;
												if (errors === _errs14) {
													if (Array.isArray(data7)) {
														const len1 = data7.length;
														for (let i1 = 0; i1 < len1; i1++) {
															const _errs16 = errors;
															if (!validate17(data7[i1], {
																instancePath: instancePath + "/changes/" + i1,
																parentData: data7,
																parentDataProperty: i1,
																rootData
															})) {
																vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
																errors = vErrors.length;
															}
															if (!(_errs16 === errors)) break;
														}
													} else {
														validate12.errors = [{
															instancePath: instancePath + "/changes",
															schemaPath: "#/properties/changes/type",
															keyword: "type",
															params: { type: "array" },
															message: "must be array"
														}];
														return false;
													}
												}
												var valid0 = _errs14 === errors;
											} else var valid0 = true;
											if (valid0) {
												if (data.digest !== void 0) {
													const _errs17 = errors;
													if (typeof data.digest !== "string") {
														validate12.errors = [{
															instancePath: instancePath + "/digest",
															schemaPath: "#/properties/digest/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														}];
														return false;
													}
													var valid0 = _errs17 === errors;
												} else var valid0 = true;
												if (valid0) {
													if (data.chain !== void 0) {
														const _errs19 = errors;
														if (typeof data.chain !== "string") {
															validate12.errors = [{
																instancePath: instancePath + "/chain",
																schemaPath: "#/properties/chain/type",
																keyword: "type",
																params: { type: "string" },
																message: "must be string"
															}];
															return false;
														}
														var valid0 = _errs19 === errors;
													} else var valid0 = true;
												}
											}
										}
									}
								}
							}
						}
					}
				}
			}
		} else {
			validate12.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			}];
			return false;
		}
	}
	validate12.errors = vErrors;
	return errors === 0;
}
function validate19(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		let missing0;
		if (data.entries === void 0 && (missing0 = "entries") || data.type === void 0 && (missing0 = "type")) {
			validate19.errors = [{
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: missing0 },
				message: "must have required property '" + missing0 + "'"
			}];
			return false;
		} else {
			for (const key0 in data) if (!(key0 === "type" || key0 === "entries" || key0 === "chain")) {
				validate19.errors = [{
					instancePath,
					schemaPath: "#/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties"
				}];
				return false;
			}
			if (data.type !== void 0) {
				let data0 = data.type;
				if (typeof data0 !== "string") {
					validate19.errors = [{
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/type",
						keyword: "type",
						params: { type: "string" },
						message: "must be string"
					}];
					return false;
				}
				if ("record" !== data0) {
					validate19.errors = [{
						instancePath: instancePath + "/type",
						schemaPath: "#/properties/type/const",
						keyword: "const",
						params: { allowedValue: "record" },
						message: "must be equal to constant"
					}];
					return false;
				}
				var valid0 = true;
			} else var valid0 = true;
			if (valid0) {
				if (data.entries !== void 0) {
					let data1 = data.entries;
					if (Array.isArray(data1)) {
						const len0 = data1.length;
						for (let i0 = 0; i0 < len0; i0++) {
							let data2 = data1[i0];
							if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
								let missing1;
								if (data2.key === void 0 && (missing1 = "key") || data2.value === void 0 && (missing1 = "value")) {
									validate19.errors = [{
										instancePath: instancePath + "/entries/" + i0,
										schemaPath: "#/definitions/RecordEntry/required",
										keyword: "required",
										params: { missingProperty: missing1 },
										message: "must have required property '" + missing1 + "'"
									}];
									return false;
								} else {
									for (const key1 in data2) if (!(key1 === "key" || key1 === "value")) {
										validate19.errors = [{
											instancePath: instancePath + "/entries/" + i0,
											schemaPath: "#/definitions/RecordEntry/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key1 },
											message: "must NOT have additional properties"
										}];
										return false;
									}
									if (data2.key !== void 0) {
										if (typeof data2.key !== "string") {
											validate19.errors = [{
												instancePath: instancePath + "/entries/" + i0 + "/key",
												schemaPath: "#/definitions/RecordEntry/properties/key/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string"
											}];
											return false;
										}
									}
								}
							} else {
								validate19.errors = [{
									instancePath: instancePath + "/entries/" + i0,
									schemaPath: "#/definitions/RecordEntry/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								}];
								return false;
							}
						}
					} else {
						validate19.errors = [{
							instancePath: instancePath + "/entries",
							schemaPath: "#/properties/entries/type",
							keyword: "type",
							params: { type: "array" },
							message: "must be array"
						}];
						return false;
					}
					var valid0 = true;
				} else var valid0 = true;
				if (valid0) {
					if (data.chain !== void 0) {
						if (typeof data.chain !== "string") {
							validate19.errors = [{
								instancePath: instancePath + "/chain",
								schemaPath: "#/properties/chain/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string"
							}];
							return false;
						}
						var valid0 = true;
					} else var valid0 = true;
				}
			}
		}
	} else {
		validate19.errors = [{
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object"
		}];
		return false;
	}
	validate19.errors = vErrors;
	return true;
}
function validate10(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (errors === 0) {
		if (data && typeof data == "object" && !Array.isArray(data)) {
			let missing0;
			if (data.type === void 0 && (missing0 = "type")) {
				validate10.errors = [{
					instancePath,
					schemaPath: "#/required",
					keyword: "required",
					params: { missingProperty: missing0 },
					message: "must have required property '" + missing0 + "'"
				}];
				return false;
			} else {
				const tag0 = data.type;
				if (typeof tag0 == "string") {
					if (tag0 === "header") {
						if (!validate11(data, {
							instancePath,
							parentData,
							parentDataProperty,
							rootData
						})) {
							vErrors = vErrors === null ? validate11.errors : vErrors.concat(validate11.errors);
							errors = vErrors.length;
						}
					} else if (tag0 === "event") {
						if (!validate12(data, {
							instancePath,
							parentData,
							parentDataProperty,
							rootData
						})) {
							vErrors = vErrors === null ? validate12.errors : vErrors.concat(validate12.errors);
							errors = vErrors.length;
						}
					} else if (tag0 === "record") {
						if (!validate19(data, {
							instancePath,
							parentData,
							parentDataProperty,
							rootData
						})) {
							vErrors = vErrors === null ? validate19.errors : vErrors.concat(validate19.errors);
							errors = vErrors.length;
						}
					} else if (tag0 === "snapshot") {
						if (errors === errors) {
							if (data && typeof data == "object" && !Array.isArray(data)) {
								let missing1;
								if (data.monitored === void 0 && (missing1 = "monitored") || data.step === void 0 && (missing1 = "step") || data.timers === void 0 && (missing1 = "timers") || data.type === void 0 && (missing1 = "type")) {
									validate10.errors = [{
										instancePath,
										schemaPath: "#/definitions/SnapshotLine/required",
										keyword: "required",
										params: { missingProperty: missing1 },
										message: "must have required property '" + missing1 + "'"
									}];
									return false;
								} else {
									const _errs8 = errors;
									for (const key0 in data) if (!(key0 === "type" || key0 === "step" || key0 === "state" || key0 === "timers" || key0 === "monitored" || key0 === "chain")) {
										validate10.errors = [{
											instancePath,
											schemaPath: "#/definitions/SnapshotLine/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key0 },
											message: "must NOT have additional properties"
										}];
										return false;
									}
									if (_errs8 === errors) {
										if (data.type !== void 0) {
											let data0 = data.type;
											const _errs9 = errors;
											if (typeof data0 !== "string") {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/SnapshotLine/properties/type/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												}];
												return false;
											}
											if ("snapshot" !== data0) {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/SnapshotLine/properties/type/const",
													keyword: "const",
													params: { allowedValue: "snapshot" },
													message: "must be equal to constant"
												}];
												return false;
											}
											var valid6 = _errs9 === errors;
										} else var valid6 = true;
										if (valid6) {
											if (data.step !== void 0) {
												let data1 = data.step;
												const _errs11 = errors;
												if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1))) {
													validate10.errors = [{
														instancePath: instancePath + "/step",
														schemaPath: "#/definitions/SnapshotLine/properties/step/type",
														keyword: "type",
														params: { type: "integer" },
														message: "must be integer"
													}];
													return false;
												}
												if (errors === _errs11) {
													if (typeof data1 == "number") {
														if (data1 > 9007199254740991 || isNaN(data1)) {
															validate10.errors = [{
																instancePath: instancePath + "/step",
																schemaPath: "#/definitions/SnapshotLine/properties/step/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 9007199254740991
																},
																message: "must be <= 9007199254740991"
															}];
															return false;
														} else if (data1 < 0 || isNaN(data1)) {
															validate10.errors = [{
																instancePath: instancePath + "/step",
																schemaPath: "#/definitions/SnapshotLine/properties/step/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															}];
															return false;
														}
													}
												}
												var valid6 = _errs11 === errors;
											} else var valid6 = true;
											if (valid6) {
												if (data.timers !== void 0) {
													const _errs13 = errors;
													if (errors === _errs13) {
														if (!Array.isArray(data.timers)) {
															validate10.errors = [{
																instancePath: instancePath + "/timers",
																schemaPath: "#/definitions/SnapshotLine/properties/timers/type",
																keyword: "type",
																params: { type: "array" },
																message: "must be array"
															}];
															return false;
														}
													}
													var valid6 = _errs13 === errors;
												} else var valid6 = true;
												if (valid6) {
													if (data.monitored !== void 0) {
														let data3 = data.monitored;
														const _errs15 = errors;
														if (errors === _errs15) {
															if (Array.isArray(data3)) {
																const len0 = data3.length;
																for (let i0 = 0; i0 < len0; i0++) {
																	const _errs17 = errors;
																	if (!(typeof data3[i0] == "number")) {
																		validate10.errors = [{
																			instancePath: instancePath + "/monitored/" + i0,
																			schemaPath: "#/definitions/SnapshotLine/properties/monitored/items/type",
																			keyword: "type",
																			params: { type: "number" },
																			message: "must be number"
																		}];
																		return false;
																	}
																	if (!(_errs17 === errors)) break;
																}
															} else {
																validate10.errors = [{
																	instancePath: instancePath + "/monitored",
																	schemaPath: "#/definitions/SnapshotLine/properties/monitored/type",
																	keyword: "type",
																	params: { type: "array" },
																	message: "must be array"
																}];
																return false;
															}
														}
														var valid6 = _errs15 === errors;
													} else var valid6 = true;
													if (valid6) {
														if (data.chain !== void 0) {
															const _errs19 = errors;
															if (typeof data.chain !== "string") {
																validate10.errors = [{
																	instancePath: instancePath + "/chain",
																	schemaPath: "#/definitions/SnapshotLine/properties/chain/type",
																	keyword: "type",
																	params: { type: "string" },
																	message: "must be string"
																}];
																return false;
															}
															var valid6 = _errs19 === errors;
														} else var valid6 = true;
													}
												}
											}
										}
									}
								}
							} else {
								validate10.errors = [{
									instancePath,
									schemaPath: "#/definitions/SnapshotLine/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								}];
								return false;
							}
						}
					} else if (tag0 === "part") {
						if (errors === errors) {
							if (data && typeof data == "object" && !Array.isArray(data)) {
								let missing2;
								if (data.text === void 0 && (missing2 = "text") || data.type === void 0 && (missing2 = "type")) {
									validate10.errors = [{
										instancePath,
										schemaPath: "#/definitions/PartLine/required",
										keyword: "required",
										params: { missingProperty: missing2 },
										message: "must have required property '" + missing2 + "'"
									}];
									return false;
								} else {
									const _errs24 = errors;
									for (const key1 in data) if (!(key1 === "type" || key1 === "text" || key1 === "chain")) {
										validate10.errors = [{
											instancePath,
											schemaPath: "#/definitions/PartLine/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key1 },
											message: "must NOT have additional properties"
										}];
										return false;
									}
									if (_errs24 === errors) {
										if (data.type !== void 0) {
											let data6 = data.type;
											const _errs25 = errors;
											if (typeof data6 !== "string") {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/PartLine/properties/type/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												}];
												return false;
											}
											if ("part" !== data6) {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/PartLine/properties/type/const",
													keyword: "const",
													params: { allowedValue: "part" },
													message: "must be equal to constant"
												}];
												return false;
											}
											var valid10 = _errs25 === errors;
										} else var valid10 = true;
										if (valid10) {
											if (data.text !== void 0) {
												const _errs27 = errors;
												if (typeof data.text !== "string") {
													validate10.errors = [{
														instancePath: instancePath + "/text",
														schemaPath: "#/definitions/PartLine/properties/text/type",
														keyword: "type",
														params: { type: "string" },
														message: "must be string"
													}];
													return false;
												}
												var valid10 = _errs27 === errors;
											} else var valid10 = true;
											if (valid10) {
												if (data.chain !== void 0) {
													const _errs29 = errors;
													if (typeof data.chain !== "string") {
														validate10.errors = [{
															instancePath: instancePath + "/chain",
															schemaPath: "#/definitions/PartLine/properties/chain/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														}];
														return false;
													}
													var valid10 = _errs29 === errors;
												} else var valid10 = true;
											}
										}
									}
								}
							} else {
								validate10.errors = [{
									instancePath,
									schemaPath: "#/definitions/PartLine/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								}];
								return false;
							}
						}
					} else if (tag0 === "gap") {
						if (errors === errors) {
							if (data && typeof data == "object" && !Array.isArray(data)) {
								let missing3;
								if (data.from === void 0 && (missing3 = "from") || data.to === void 0 && (missing3 = "to") || data.type === void 0 && (missing3 = "type") || data.why === void 0 && (missing3 = "why")) {
									validate10.errors = [{
										instancePath,
										schemaPath: "#/definitions/GapLine/required",
										keyword: "required",
										params: { missingProperty: missing3 },
										message: "must have required property '" + missing3 + "'"
									}];
									return false;
								} else {
									const _errs34 = errors;
									for (const key2 in data) if (!(key2 === "type" || key2 === "from" || key2 === "to" || key2 === "why" || key2 === "chain")) {
										validate10.errors = [{
											instancePath,
											schemaPath: "#/definitions/GapLine/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key2 },
											message: "must NOT have additional properties"
										}];
										return false;
									}
									if (_errs34 === errors) {
										if (data.type !== void 0) {
											let data9 = data.type;
											const _errs35 = errors;
											if (typeof data9 !== "string") {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/GapLine/properties/type/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												}];
												return false;
											}
											if ("gap" !== data9) {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/GapLine/properties/type/const",
													keyword: "const",
													params: { allowedValue: "gap" },
													message: "must be equal to constant"
												}];
												return false;
											}
											var valid13 = _errs35 === errors;
										} else var valid13 = true;
										if (valid13) {
											if (data.from !== void 0) {
												let data10 = data.from;
												const _errs37 = errors;
												if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10))) {
													validate10.errors = [{
														instancePath: instancePath + "/from",
														schemaPath: "#/definitions/GapLine/properties/from/type",
														keyword: "type",
														params: { type: "integer" },
														message: "must be integer"
													}];
													return false;
												}
												if (errors === _errs37) {
													if (typeof data10 == "number") {
														if (data10 > 9007199254740991 || isNaN(data10)) {
															validate10.errors = [{
																instancePath: instancePath + "/from",
																schemaPath: "#/definitions/GapLine/properties/from/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 9007199254740991
																},
																message: "must be <= 9007199254740991"
															}];
															return false;
														} else if (data10 < 0 || isNaN(data10)) {
															validate10.errors = [{
																instancePath: instancePath + "/from",
																schemaPath: "#/definitions/GapLine/properties/from/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															}];
															return false;
														}
													}
												}
												var valid13 = _errs37 === errors;
											} else var valid13 = true;
											if (valid13) {
												if (data.to !== void 0) {
													let data11 = data.to;
													const _errs39 = errors;
													if (!(typeof data11 == "number" && !(data11 % 1) && !isNaN(data11))) {
														validate10.errors = [{
															instancePath: instancePath + "/to",
															schemaPath: "#/definitions/GapLine/properties/to/type",
															keyword: "type",
															params: { type: "integer" },
															message: "must be integer"
														}];
														return false;
													}
													if (errors === _errs39) {
														if (typeof data11 == "number") {
															if (data11 > 9007199254740991 || isNaN(data11)) {
																validate10.errors = [{
																	instancePath: instancePath + "/to",
																	schemaPath: "#/definitions/GapLine/properties/to/maximum",
																	keyword: "maximum",
																	params: {
																		comparison: "<=",
																		limit: 9007199254740991
																	},
																	message: "must be <= 9007199254740991"
																}];
																return false;
															} else if (data11 < 0 || isNaN(data11)) {
																validate10.errors = [{
																	instancePath: instancePath + "/to",
																	schemaPath: "#/definitions/GapLine/properties/to/minimum",
																	keyword: "minimum",
																	params: {
																		comparison: ">=",
																		limit: 0
																	},
																	message: "must be >= 0"
																}];
																return false;
															}
														}
													}
													var valid13 = _errs39 === errors;
												} else var valid13 = true;
												if (valid13) {
													if (data.why !== void 0) {
														let data12 = data.why;
														const _errs41 = errors;
														if (typeof data12 !== "string") {
															validate10.errors = [{
																instancePath: instancePath + "/why",
																schemaPath: "#/definitions/GapLine/properties/why/type",
																keyword: "type",
																params: { type: "string" },
																message: "must be string"
															}];
															return false;
														}
														if (!(data12 === "full" || data12 === "window")) {
															validate10.errors = [{
																instancePath: instancePath + "/why",
																schemaPath: "#/definitions/GapLine/properties/why/enum",
																keyword: "enum",
																params: { allowedValues: schema41.properties.why.enum },
																message: "must be equal to one of the allowed values"
															}];
															return false;
														}
														var valid13 = _errs41 === errors;
													} else var valid13 = true;
													if (valid13) {
														if (data.chain !== void 0) {
															const _errs43 = errors;
															if (typeof data.chain !== "string") {
																validate10.errors = [{
																	instancePath: instancePath + "/chain",
																	schemaPath: "#/definitions/GapLine/properties/chain/type",
																	keyword: "type",
																	params: { type: "string" },
																	message: "must be string"
																}];
																return false;
															}
															var valid13 = _errs43 === errors;
														} else var valid13 = true;
													}
												}
											}
										}
									}
								}
							} else {
								validate10.errors = [{
									instancePath,
									schemaPath: "#/definitions/GapLine/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								}];
								return false;
							}
						}
					} else if (tag0 === "end") {
						if (errors === errors) {
							if (data && typeof data == "object" && !Array.isArray(data)) {
								let missing4;
								if (data.chain === void 0 && (missing4 = "chain") || data.step === void 0 && (missing4 = "step") || data.type === void 0 && (missing4 = "type") || data.why === void 0 && (missing4 = "why")) {
									validate10.errors = [{
										instancePath,
										schemaPath: "#/definitions/EndLine/required",
										keyword: "required",
										params: { missingProperty: missing4 },
										message: "must have required property '" + missing4 + "'"
									}];
									return false;
								} else {
									const _errs48 = errors;
									for (const key3 in data) if (!(key3 === "type" || key3 === "step" || key3 === "why" || key3 === "chain")) {
										validate10.errors = [{
											instancePath,
											schemaPath: "#/definitions/EndLine/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key3 },
											message: "must NOT have additional properties"
										}];
										return false;
									}
									if (_errs48 === errors) {
										if (data.type !== void 0) {
											let data14 = data.type;
											const _errs49 = errors;
											if (typeof data14 !== "string") {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/EndLine/properties/type/type",
													keyword: "type",
													params: { type: "string" },
													message: "must be string"
												}];
												return false;
											}
											if ("end" !== data14) {
												validate10.errors = [{
													instancePath: instancePath + "/type",
													schemaPath: "#/definitions/EndLine/properties/type/const",
													keyword: "const",
													params: { allowedValue: "end" },
													message: "must be equal to constant"
												}];
												return false;
											}
											var valid16 = _errs49 === errors;
										} else var valid16 = true;
										if (valid16) {
											if (data.step !== void 0) {
												let data15 = data.step;
												const _errs51 = errors;
												if (!(typeof data15 == "number" && !(data15 % 1) && !isNaN(data15))) {
													validate10.errors = [{
														instancePath: instancePath + "/step",
														schemaPath: "#/definitions/EndLine/properties/step/type",
														keyword: "type",
														params: { type: "integer" },
														message: "must be integer"
													}];
													return false;
												}
												if (errors === _errs51) {
													if (typeof data15 == "number") {
														if (data15 > 9007199254740991 || isNaN(data15)) {
															validate10.errors = [{
																instancePath: instancePath + "/step",
																schemaPath: "#/definitions/EndLine/properties/step/maximum",
																keyword: "maximum",
																params: {
																	comparison: "<=",
																	limit: 9007199254740991
																},
																message: "must be <= 9007199254740991"
															}];
															return false;
														} else if (data15 < 0 || isNaN(data15)) {
															validate10.errors = [{
																instancePath: instancePath + "/step",
																schemaPath: "#/definitions/EndLine/properties/step/minimum",
																keyword: "minimum",
																params: {
																	comparison: ">=",
																	limit: 0
																},
																message: "must be >= 0"
															}];
															return false;
														}
													}
												}
												var valid16 = _errs51 === errors;
											} else var valid16 = true;
											if (valid16) {
												if (data.why !== void 0) {
													let data16 = data.why;
													const _errs53 = errors;
													if (typeof data16 !== "string") {
														validate10.errors = [{
															instancePath: instancePath + "/why",
															schemaPath: "#/definitions/EndLine/properties/why/type",
															keyword: "type",
															params: { type: "string" },
															message: "must be string"
														}];
														return false;
													}
													if (!(data16 === "fatal" || data16 === "stop")) {
														validate10.errors = [{
															instancePath: instancePath + "/why",
															schemaPath: "#/definitions/EndLine/properties/why/enum",
															keyword: "enum",
															params: { allowedValues: schema42.properties.why.enum },
															message: "must be equal to one of the allowed values"
														}];
														return false;
													}
													var valid16 = _errs53 === errors;
												} else var valid16 = true;
												if (valid16) {
													if (data.chain !== void 0) {
														const _errs55 = errors;
														if (typeof data.chain !== "string") {
															validate10.errors = [{
																instancePath: instancePath + "/chain",
																schemaPath: "#/definitions/EndLine/properties/chain/type",
																keyword: "type",
																params: { type: "string" },
																message: "must be string"
															}];
															return false;
														}
														var valid16 = _errs55 === errors;
													} else var valid16 = true;
												}
											}
										}
									}
								}
							} else {
								validate10.errors = [{
									instancePath,
									schemaPath: "#/definitions/EndLine/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object"
								}];
								return false;
							}
						}
					} else {
						validate10.errors = [{
							instancePath,
							schemaPath: "#/discriminator",
							keyword: "discriminator",
							params: {
								error: "mapping",
								tag: "type",
								tagValue: tag0
							},
							message: "value of tag \"type\" must be in oneOf"
						}];
						return false;
					}
				} else {
					validate10.errors = [{
						instancePath,
						schemaPath: "#/discriminator",
						keyword: "discriminator",
						params: {
							error: "tag",
							tag: "type",
							tagValue: tag0
						},
						message: "tag \"type\" must be string"
					}];
					return false;
				}
			}
		} else {
			validate10.errors = [{
				instancePath,
				schemaPath: "#/type",
				keyword: "type",
				params: { type: "object" },
				message: "must be object"
			}];
			return false;
		}
	}
	validate10.errors = vErrors;
	return errors === 0;
}
// traces/format/as-trace-line.ts
/** Decodes one line of a trace. */
var asTraceLine = decoderWith(validateWith(validate));
// traces/format/chain.ts
/**
* The chain of hashes. A line ends with a hash over the last hash before it, the lines since then, and its own bytes. So no byte
* can change, and no line can vanish, appear or move unnoticed. The chain guards against accidents, not against a forger.
*/
/** The hash on which the first line builds. */
var CHAIN_START = "0".repeat(32);
var BEFORE_CHAIN = ",\"chain\":\"";
var AFTER_CHAIN = "\"}";
var SUFFIX_BYTES = 10 + CHAIN_START.length + 2;
/** Whether a line with these bytes (without its newline) has a chain. */
function hasChain(bytes) {
	return chainIn(bytes) !== null;
}
/**
* The hash that a line with these bytes (without its newline) must end with. `earlier`: the bytes of the lines since the last
* chain, with their newlines. Null: the line has no chain.
*/
function chainOf(before, earlier, bytes) {
	const found = chainIn(bytes);
	if (found === null) return null;
	return {
		expected: shortHash(before, ...earlier, bytes.subarray(0, -SUFFIX_BYTES)),
		found
	};
}
function chainIn(bytes) {
	if (bytes.length <= SUFFIX_BYTES) return null;
	const suffix = String.fromCharCode(...bytes.subarray(-SUFFIX_BYTES));
	if (!suffix.startsWith(BEFORE_CHAIN) || !suffix.endsWith(AFTER_CHAIN)) return null;
	return suffix.slice(10, -2);
}
// traces/format/line.ts
/**
* The format of a trace, in which a node records its steps: one file per incarnation of a node, one JSON value per line.
*
*     header, record, … event (step 0: the boot), snapshot, event, event, … snapshot, event, … end
*
* Records and snapshots may be missing.
* The header's configuration and the events' inputs hold everything that the reducer can depend on. So each node can be
* replayed alone, without search. The JSON Schema of a line is generated from these types.
*/
/** The name and version of the format, which the first line holds. */
var TRACE_FORMAT = "selfman-trace/2";
// traces/format/order.ts
/** The order that the lines of one file must have. */
var BEFORE_BOOT = {
	step: -1,
	due: "any"
};
/** The position after `line`, or why the line cannot follow. */
function advance(at, line) {
	const actual = nameOf$2(line);
	if (at.due === "nothing") return {
		expected: "nothing after the end",
		actual
	};
	if (at.due === "snapshot" && line.type !== "snapshot") return {
		expected: `snapshot of step ${at.step}`,
		actual
	};
	switch (line.type) {
		case "event": return line.step === at.step + 1 ? {
			step: line.step,
			due: "any"
		} : {
			expected: `step ${at.step + 1}`,
			actual
		};
		case "snapshot": return line.step === at.step ? {
			step: at.step,
			due: "any"
		} : {
			expected: `snapshot of step ${at.step}, or step ${at.step + 1}`,
			actual
		};
		case "record": return at.step === BEFORE_BOOT.step ? at : {
			expected: `step ${at.step + 1}`,
			actual
		};
		case "gap":
			if (line.from !== at.step + 1) return {
				expected: `step ${at.step + 1}`,
				actual
			};
			return line.to >= line.from ? {
				step: line.to,
				due: "snapshot"
			} : {
				expected: "a gap that does not end before its beginning",
				actual
			};
		case "end": return line.step === at.step ? {
			step: at.step,
			due: "nothing"
		} : {
			expected: `end at step ${at.step}, or step ${at.step + 1}`,
			actual
		};
		default: return unreachable(line);
	}
}
function nameOf$2(line) {
	if (line.type === "record") return "a part of the record found at the boot";
	return `${line.type} of step ${line.type === "gap" ? line.from : line.step}`;
}
function isOutOfOrder(result) {
	return "expected" in result;
}
// traces/format/trace-reader.ts
/**
* Reads the trace of one life line by line, file after file, in constant memory. A line comes out once a chain has covered it.
*
* A line that is not in the format of a trace is bad input, and throws. A line in the format that was altered, or is in the
* wrong place, is a fault: the lines that precede it are still evidence.
*/
/** The most bytes of lines that one chain covers; 16 MiB. */
var MOST_UNCHAINED = 16777216;
/** The most characters of a state in parts. */
var LONGEST_STATE = 268435456;
var NEWLINE = Uint8Array.of(10);
var TraceReader = class {
	#first;
	#file;
	#header = null;
	/** Whether the header of the present file was read. */
	#isOpen = false;
	#segment = 0;
	/** The ending of the first line. A file copied from another system may have another ending, but the same in all lines. */
	#ending = "LF";
	#at = BEFORE_BOOT;
	#end = null;
	#isTorn = false;
	#isOver = false;
	/** The number of the first of the trailing empty lines; null when the last line is not empty. */
	#empty = null;
	#chain = CHAIN_START;
	/** The lines since the last chain, and their bytes. */
	#waiting = [];
	#bytes = [];
	#size = 0;
	#parts = [];
	#partsLength = 0;
	#faults = [];
	/** `file` is the name in complaints. */
	constructor(file) {
		this.#first = file;
		this.#file = file;
	}
	/** That of the first file; null before it was read. */
	get header() {
		return this.#header;
	}
	/** The faults so far. */
	get faults() {
		return this.#faults;
	}
	/** The last line; null: it was not read. */
	get end() {
		return this.#isTorn || this.#isOver ? null : this.#end;
	}
	/** Whether the last line is not whole, or no chain covers the last lines. */
	get isTorn() {
		return this.#isTorn;
	}
	/** Whether a line was out of order. Later lines are not used. */
	get isOver() {
		return this.#isOver;
	}
	/** The step of the last line that was read; -1: none. */
	get step() {
		return this.#at.step;
	}
	/** The last chain. */
	get chain() {
		return this.#chain;
	}
	/** The next lines are those of this file, which goes on with the same life. */
	open(file) {
		this.#file = file;
		this.#isOpen = false;
		this.#empty = null;
	}
	/** Takes a line in. Returns the lines that may be used now. Throws `BadTrace`. */
	take(raw) {
		if (this.#isOver) return [];
		const { number, bytes, ending } = raw;
		if (bytes.length === 0) {
			this.#empty ??= number;
			return [];
		}
		if (this.#empty !== null) throw new BadTrace(this.#file, this.#empty, "the line is empty; only the last lines of a trace may be");
		if (ending === "none") this.#isTorn = true;
		else if (!this.#isOpen) return this.#takeHeader(raw);
		else return this.#takeLine(raw);
		return [];
	}
	/** Call it after the last line. Lines that no chain covers are the rest of a write that a kill has cut short. Throws `BadTrace`. */
	finished() {
		const header = this.#header;
		if (header === null) {
			if (!this.#isTorn) throw new BadTrace(this.#file, null, "the file is empty; a trace begins with its header");
			throw new BadTrace(this.#file, 1, "no line is complete; a trace begins with its header");
		}
		if (this.#bytes.length > 0) this.#isTorn = true;
		return {
			header,
			faults: this.#faults,
			isTorn: this.#isTorn
		};
	}
	#takeHeader({ number, bytes, ending }) {
		const header = parse(this.#file, number, bytes);
		if (header.type !== "header") throw new BadTrace(this.#file, number, `the first line is of type "${header.type}"; a trace begins with its header`);
		this.#isOpen = true;
		this.#ending = ending;
		const left = this.#header === null ? this.#begin(header) : this.#goOn(this.#header, header);
		if (!this.#isOver) this.#checkChain(number, 0, bytes);
		return left;
	}
	/** The first file that is there. Of a life whose older files are gone, the steps before it are a gap. */
	#begin(header) {
		this.#header = header;
		const { segment } = header;
		this.#segment = segment?.number ?? 1;
		if (segment === void 0) return [];
		this.#chain = segment.chain;
		const to = segment.from - 1;
		if (to < 0) return [];
		this.#at = {
			step: to,
			due: "snapshot"
		};
		return [{
			number: 1,
			line: {
				type: "gap",
				from: 0,
				to,
				why: "window"
			}
		}];
	}
	#goOn(first, { node, incarnation, segment }) {
		if (node !== first.node || incarnation !== first.incarnation || segment === void 0) throw new BadTrace(this.#file, 1, `does not go on with the trace of node ${first.node}, incarnation ${first.incarnation}`);
		const isNext = segment.number === this.#segment + 1 && segment.from === this.#at.step + 1 && segment.chain === this.#chain;
		const isWhole = this.#bytes.length === 0 && !this.#isTorn;
		this.#segment = segment.number;
		if (isNext && isWhole) return [];
		const expected = `the file after step ${this.#at.step}, with chain ${this.#chain}`;
		const actual = `file ${segment.number}, after step ${segment.from - 1}, with chain ${segment.chain}`;
		return this.#stop(1, {
			expected,
			actual
		});
	}
	#takeLine({ number, bytes, ending }) {
		const line = parse(this.#file, number, bytes);
		if (line.type === "header") throw new BadTrace(this.#file, number, "a second header; a file holds one incarnation of one node");
		if (line.type === "part") this.#takePart(number, line);
		else {
			const whole = this.#whole(number, line);
			const after = advance(this.#at, whole);
			if (isOutOfOrder(after)) return this.#stop(number, after);
			this.#at = after;
			if (whole.type === "end") this.#end = whole;
			else this.#waiting.push({
				number,
				line: whole,
				...this.#place
			});
		}
		if (ending !== this.#ending) {
			const [expected, actual] = [`a line that ends with ${this.#ending}`, ending];
			this.#faults.push({
				kind: "altered",
				number,
				step: this.#at.step,
				expected,
				actual,
				...this.#place
			});
		}
		if (line.chain === void 0) return this.#await(number, bytes);
		this.#checkChain(number, this.#at.step, bytes);
		return this.#release();
	}
	#takePart(number, { text }) {
		this.#partsLength += text.length;
		if (this.#partsLength > LONGEST_STATE) throw new BadTrace(this.#file, number, `the state is too long: expected at most ${LONGEST_STATE} characters`);
		this.#parts.push(text);
	}
	/** A snapshot with the state that came in parts. */
	#whole(number, line) {
		if (this.#parts.length === 0) {
			if (line.type === "snapshot" && line.state === void 0) throw new BadTrace(this.#file, number, "a snapshot without a state, or its parts");
			return line;
		}
		if (line.type !== "snapshot" || line.state !== void 0) throw new BadTrace(this.#file, number, `a line of type ${line.type} after the parts of a state; expected their snapshot`);
		const json = readJson(this.#parts.join(""));
		if ("complaint" in json) throw new BadTrace(this.#file, number, `the parts of the state are ${json.complaint}`);
		this.#parts = [];
		this.#partsLength = 0;
		return {
			...line,
			state: json.valid
		};
	}
	#await(number, bytes) {
		this.#bytes.push(bytes, NEWLINE);
		this.#size += bytes.length;
		if (this.#size > MOST_UNCHAINED) throw new BadTrace(this.#file, number, `no chain in ${MOST_UNCHAINED} bytes; no recorder writes that`);
		return [];
	}
	#checkChain(number, step, bytes) {
		const chain = hasChain(bytes) ? chainOf(this.#chain, this.#bytes, bytes) : null;
		this.#bytes = [];
		this.#size = 0;
		this.#chain = chain?.found ?? CHAIN_START;
		if (chain !== null && chain.found === chain.expected) return;
		const [expected, actual] = chain === null ? ["a line that ends with its chain", "another ending"] : [`chain ${chain.expected}`, `chain ${chain.found}`];
		this.#faults.push({
			kind: "altered",
			number,
			step,
			expected,
			actual,
			...this.#place
		});
	}
	#release() {
		const ready = this.#waiting;
		this.#waiting = [];
		return ready;
	}
	#stop(number, { expected, actual }) {
		this.#faults.push({
			kind: "order",
			number,
			step: this.#at.step + 1,
			expected,
			actual,
			...this.#place
		});
		this.#isOver = true;
		this.#bytes = [];
		return this.#release();
	}
	get #place() {
		return this.#file === this.#first ? {} : { file: this.#file };
	}
};
function parse(file, number, bytes) {
	const json = readJsonBytes(bytes);
	if ("complaint" in json) throw new BadTrace(file, number, json.complaint, json.column);
	const decoded = asTraceLine(json.valid);
	if ("valid" in decoded) return decoded.valid;
	refuseOtherVersions(file, number, json.valid);
	const hint = number === 1 ? `; a trace begins with a header of format "${TRACE_FORMAT}"` : "";
	throw new BadTrace(file, number, `no line of a trace: ${decoded.complaint}${hint}`);
}
function refuseOtherVersions(file, number, value) {
	const format = isRecord(value) && value.type === "header" ? value.format : null;
	if (typeof format !== "string" || format === "selfman-trace/2") return;
	throw new BadTrace(file, number, `format: got ${JSON.stringify(format)}, expected ${JSON.stringify(TRACE_FORMAT)}; read it with the version of the program that wrote it`);
}
// traces/format/read.ts
/**
* Reads the bytes of one file into the usable lines and the faults of the file.
*
* A line that is not in the format of a trace is bad input, and throws. A line in the format that was altered, or is in the
* wrong place, is a fault: the lines that precede it are still evidence.
*/
/** Reads one file; `file` is the name in complaints. Throws `BadTrace`. */
function readTrace(file, bytes) {
	requireName("file", file);
	requireArgument("bytes", bytes, "the bytes of a file", (value) => value instanceof Uint8Array);
	return readTraceChunks(file, [bytes]);
}
/** As `readTrace`, for a file that comes in pieces. */
function readTraceChunks(file, chunks) {
	const reader = new TraceReader(file);
	const lines = [];
	for (const line of linesIn(file, chunks)) lines.push(...reader.take(line));
	const { header, faults, isTorn } = reader.finished();
	return {
		file,
		header,
		lines,
		end: reader.end,
		faults,
		torn: isTorn
	};
}
// impl/stack/placed-node.ts
/** The placer hears of the ring what it must know, and looks up through the fingers. Its moves are for the runtime. */
var wires = {
	...nodeWires,
	ring: (output) => {
		const others = nodeWires.ring(output);
		if (others === null) return null;
		switch (output.type) {
			case "neighbours": return [...others, {
				layer: "placer",
				inner: output
			}];
			case "leaving": return [...others, {
				layer: "placer",
				inner: { type: "leaving" }
			}];
			default: return others;
		}
	},
	fingers: (output) => [...nodeWires.fingers(output) ?? [], {
		layer: "placer",
		inner: output
	}],
	placer: (output) => output.type === "find" ? [{
		layer: "fingers",
		inner: {
			type: "lookup",
			key: output.key
		}
	}] : null
};
/** The node with this placer, or with one that does something else. */
function placedNode(beside = placer) {
	return flat("node", {
		...nodeLayers,
		placer: beside
	}, wires, nodeEnds);
}
// impl/stack/deployed-node.ts
var deployedNode = detected(placedNode());
// impl/stack/newcomer.ts
var newcomer = {
	name: "newcomer",
	init: (self, config) => next({
		self,
		config,
		seen: [],
		retries: 0
	}),
	step(state, event) {
		switch (event.type) {
			case "start": return next(state, ...ask(state));
			case "timeout": return onRetry(state);
			case "receive": return onMessage(state, event.from, event.message);
			default: return next(state);
		}
	}
};
function onRetry(state) {
	const after = {
		...state,
		retries: state.retries + 1
	};
	return after.retries > state.config.giveUpAfter ? next(after, ...advised(null)) : next(after, ...ask(after));
}
/** Looks up all places that no node seen owns. A lookup may be lost, so another member is asked each time. */
function ask(state) {
	const { self, config, retries } = state;
	const contact = config.contacts[retries % config.contacts.length];
	return [...unseenIn(state).map((key) => send(contact, {
		layer: "ring",
		inner: {
			type: "lookup",
			key,
			origin: self,
			direction: "onward"
		}
	})), {
		type: "setTimer",
		timer: "retry",
		afterMs: config.retryMs
	}];
}
/** Members may believe that the newcomer is one of them, and say what does not concern it. */
function onMessage(state, from, { layer, inner }) {
	if (layer === "ring" && inner.type === "found") return unseenIn(state).includes(inner.key) ? next(state, send(from, {
		layer: "placer",
		inner: { type: "probe" }
	})) : next(state);
	if (layer !== "placer" || inner.type !== "seen") return next(state);
	const { predecessor, successor } = inner;
	const others = state.seen.filter(({ node }) => node !== from);
	const after = {
		...state,
		seen: [...others, {
			node: from,
			predecessor,
			successor,
			machine: null
		}]
	};
	if (unseenIn(after).length > 0) return next(after);
	return next(after, ...advised(adviseNewcomer(state.config.zoning, after.seen, null).place));
}
function unseenIn({ config, seen }) {
	const { zoning, places } = config;
	return [...zonesOf(zoning).map((zone) => anchorPlace(zoning, zone)), ...places].filter((key) => !seen.some((each) => ownsPlace(zoning, each, key)));
}
function advised(place) {
	return [
		indicate({
			type: "advised",
			place
		}),
		{
			type: "cancelTimer",
			timer: "retry"
		},
		{ type: "stop" }
	];
}
// impl/stack/records.ts
/**
* The durable record of a whole node as small entries. There is one for each layer, for each field of the epochs, and for each item
* of the data. So a step writes what it has changed, however much the node holds.
*/
var ITEM = "item/";
var FIELD = "epochs/";
var LAYER = "layer/";
/** The record with these entries, in any order. Null: there are none. */
function recordFrom(entries) {
	const layers = {};
	const fields = {};
	const items = [];
	for (const [key, value] of entries) if (key.startsWith(ITEM)) items.push(entryFrom(key, value));
	else if (key.startsWith(FIELD)) fields[key.slice(7)] = value;
	else if (key.startsWith(LAYER)) layers[key.slice(6)] = value;
	const { changes, ...others } = fields;
	if (changes !== void 0) layers.epochs = {
		...others,
		store: restored(items, Number(changes))
	};
	return Object.keys(layers).length === 0 ? null : layers;
}
/** The value is trusted: only `changesOf` makes entries. */
function entryFrom(name, value) {
	const [, place, ofClass, key] = /^item\/(\d+)\/(\d+)\/(.*)$/s.exec(name) ?? [];
	return {
		place: Number(place),
		class: Number(ofClass),
		key: JSON.parse(key),
		...value
	};
}
// machine/monitors.ts
/**
* Properties of a cluster that replay judges step by step. Each looks at what a step has changed, so it costs no more than
* the step, however much the nodes hold. They hold whatever fails.
*/
/** The most facts that a monitor remembers; older ones are forgotten. */
var MOST_REMEMBERED = 1e5;
/** The name of the property that refines an abstract spec. */
var COMPARE_AND_SET = "commitsCompareAndSet";
function clusterMonitors() {
	return {
		oneSpeaksForAPlace: new OneSpeaker(),
		oneValuePerVersion: new OneValue(),
		oneOutcome: new OneOutcome(),
		oneWriterPerVersion: new OneWriter(),
		[COMPARE_AND_SET]: new CompareAndSet()
	};
}
var OneSpeaker = class {
	doc = "For each place of a class, at most one node votes and answers under an epoch.";
	#spoken = /* @__PURE__ */ new Map();
	after({ node, before, after }) {
		const [was, is] = [before?.above.layers.epochs, after.above.layers.epochs];
		if (was !== void 0 && was.carried === is.carried && was.known === is.known) return null;
		const own = speakingIn(is);
		this.#spoken.set(node, own);
		for (const [other, pieces] of this.#spoken) {
			const shared = other === node ? void 0 : own.find((piece) => pieces.some((each) => overlaps(piece, each)));
			if (shared === void 0) continue;
			const { place, from, to, epoch } = shared;
			return `nodes ${other} and ${node} both speak for place ${place} of classes in ${from} … ${to - 1} under epoch ${epoch}`;
		}
		return null;
	}
	down(node) {
		this.#spoken.delete(node);
	}
};
function overlaps(one, other) {
	return one.place === other.place && one.epoch === other.epoch && one.from < other.to && other.from < one.to;
}
var OneValue = class {
	doc = "Places with one version of a key have one value.";
	#stores = /* @__PURE__ */ new Map();
	after({ node, before, after }) {
		const [was, is] = [before?.above.layers.epochs.store, after.above.layers.epochs.store];
		this.#stores.set(node, is);
		if (was === void 0 || was === is) return null;
		for (const { after: entry } of changesBetween(was, is)) {
			const other = entry === null ? void 0 : this.#otherValue(entry);
			if (other !== void 0) return `node ${node} and node ${other} have different values of ${entry?.key} with the same version`;
		}
		return null;
	}
	down(node) {
		this.#stores.delete(node);
	}
	#otherValue({ class: ofClass, key, version, value }) {
		if (!key.startsWith("=")) return void 0;
		for (const [node, store] of this.#stores) for (const [place] of store.places) {
			const other = entryAt(store, place, ofClass, key);
			if (other !== void 0 && areEqual(other.version, version) && !areEqual(other.value, value)) return node;
		}
	}
};
var OneOutcome = class {
	doc = "All nodes that know the outcome of a transaction know the same one.";
	#known = new Remembered();
	after({ node, before, after }) {
		const [was, is] = [before?.above.layers.store, after.above.layers.store];
		if (was?.open === is.open && was.resolving === is.resolving) return null;
		for (const { id, outcome } of outcomesIn(is)) {
			const other = this.#known.first(id, outcome);
			if (other !== outcome) return `node ${node} knows that a transaction is ${outcome}, which another node knew to be ${other}: ${id}`;
		}
		return null;
	}
	down() {}
};
function outcomesIn(state) {
	const own = state.open.flatMap((each) => each.stage.type === "telling" ? [{
		id: acceptanceKey(idOf(state, each)),
		outcome: each.stage.outcome
	}] : []);
	const others = state.resolving.flatMap(({ transaction, step }) => step.type === "telling" ? [{
		id: acceptanceKey(transaction),
		outcome: step.proposal.outcome
	}] : []);
	return [...own, ...others];
}
var OneWriter = class {
	doc = "No two commits that were acknowledged have written one version of a key.";
	#writers = new Remembered();
	after({ node, incarnation, outputs }) {
		for (const output of outputs) {
			if (output.layer !== "store" || output.inner.type !== "committed") continue;
			const writer = `ticket ${output.inner.ticket} of incarnation ${incarnation} of node ${node}`;
			for (const { class: ofClass, key, version } of output.inner.versions) {
				const other = this.#writers.first(`${ofClass} ${version.counter}.${version.writer}.${version.boot} ${key}`, writer);
				if (other !== writer) return `${writer} and ${other} have both written version ${version.counter} of ${key}`;
			}
		}
		return null;
	}
	down() {}
};
/** The commits of each key, as they were acknowledged, are a run of the abstract spec of a register with compare-and-set. */
var CompareAndSet = class {
	doc = "Each commit replaces the version that it has read by the next one, and no other commit has replaced that.";
	#replaced = new Remembered();
	after({ node, incarnation, outputs }) {
		for (const output of outputs) {
			if (output.layer !== "store" || output.inner.type !== "committed") continue;
			const { ticket, readings, versions } = output.inner;
			const writer = `ticket ${ticket} of incarnation ${incarnation} of node ${node}`;
			for (const { class: ofClass, key, version } of versions) {
				const base = readings.find((each) => each.class === ofClass && each.key === key)?.version;
				if (base === void 0) continue;
				if (version.counter !== base.counter + 1) return `${writer} has replaced version ${base.counter} of ${key} by ${version.counter}`;
				if (base.counter === 0) continue;
				const other = this.#replaced.first(`${ofClass} ${base.counter}.${base.writer}.${base.boot} ${key}`, writer);
				if (other !== writer) return `${writer} and ${other} have both replaced version ${base.counter} of ${key}`;
			}
		}
		return null;
	}
	down() {}
};
/** The first fact that was told under each name. */
var Remembered = class {
	#facts = /* @__PURE__ */ new Map();
	/** The first fact under this name, which is this one if there was none. */
	first(name, fact) {
		const known = this.#facts.get(name);
		if (known !== void 0) return known;
		this.#facts.set(name, fact);
		if (this.#facts.size > MOST_REMEMBERED) for (const oldest of this.#facts.keys()) return this.#forget(oldest, fact);
		return fact;
	}
	#forget(name, fact) {
		this.#facts.delete(name);
		return fact;
	}
};
// machine/recording.ts
/** All but the durable record. That is compared when the node boots with it, and most of it is in the epochs as well. */
function partOf({ detector, above }) {
	const { durable: _, ...others } = above;
	return {
		detector,
		above: others
	};
}
// machine/replayable.ts
/** Whole nodes, as `selfman replay` plays them again. */
/** A machine that asks where it is needed, before it is a node. */
var replayableNewcomer = { protocol: newcomer };
var replayableWholeNode = {
	protocol: deployedNode,
	recordFrom: (entries) => recordFrom(entries.map(({ key, value }) => [key, value])),
	partOf,
	monitors: clusterMonitors,
	refined: [COMPARE_AND_SET],
	besides: { [newcomer.name]: replayableNewcomer }
};
// scenarios/relaxed-ring/churn/beginning.ts
var churningRing = churning(relaxedRing);
/** `protocol` is the relaxed ring, or a broken copy of it. */
function churning(protocol) {
	return {
		name: "relaxed-ring-churning",
		init(self, { ring, running, refreshesAfterMs }) {
			if (running === null) return again(protocol.init(self, ring));
			const monitors = watchedBy(running).map((node) => ({
				type: "monitor",
				node
			}));
			if (ring.refreshAfterMs === void 0) return {
				state: running,
				effects: monitors
			};
			return {
				state: running,
				effects: [...monitors, {
					type: "setTimer",
					timer: { type: "refresh" },
					afterMs: refreshesAfterMs
				}]
			};
		},
		step(state, event) {
			if (event.type !== "request") return again(protocol.step(state, event));
			const { request } = event;
			if (request.type === "crash") return {
				state,
				effects: [{ type: "stop" }]
			};
			if (request.type === "over") return {
				state,
				effects: []
			};
			return again(protocol.step(state, {
				type: "request",
				request
			}));
		}
	};
}
/** The same, of types that differ in configuration and requests only. */
function again({ state, effects }) {
	return {
		state,
		effects
	};
}
// scenarios/relaxed-ring/churn/ranks.ts
/** A ring with its identifiers renumbered, so that the naive spec can judge identifier spaces of any size. */
/**
* The same ring on a circle that has no places but those of nodes. No property of the ring can tell the two apart. The
* order of nodes is the same, and two responsibilities that share a key share the place of a node.
*/
function byRank({ peers }) {
	const places = peers.flatMap((peer) => {
		if (!peer.member) return [peer.id];
		return [
			peer.id,
			...[peer.predecessor, peer.successor].filter((place) => place !== null),
			...peer.followers ?? []
		];
	});
	const sorted = ascending(places);
	const rank = (place) => sorted.indexOf(place);
	const orNull = (place) => place === null ? null : rank(place);
	return {
		size: sorted.length,
		peers: peers.map((peer) => {
			if (!peer.member) return {
				...peer,
				id: rank(peer.id)
			};
			const { predecessor, successor, followers = [] } = peer;
			return {
				...peer,
				id: rank(peer.id),
				predecessor: orNull(predecessor),
				successor: orNull(successor),
				followers: followers.map(rank)
			};
		})
	};
}
// scenarios/relaxed-ring/churn/scene.ts
var seenByClients = {
	initial: {
		questions: [],
		over: []
	},
	after(seen, event) {
		return event.type === "request" ? onRequest(seen, event) : onOutput(seen, event);
	}
};
function sceneOf(world) {
	return {
		ring: ringOf(world),
		questions: world.history.questions
	};
}
/** Every node has stopped, or nothing happens to it any more. */
function isOver(nodes, { over }) {
	return nodes.every(({ id, status }) => status === "down" || over.includes(id));
}
function onRequest(seen, { node, request }) {
	if (request.type === "lookup") return {
		...seen,
		questions: [...seen.questions, {
			node,
			key: request.key,
			owner: null
		}]
	};
	return request.type === "over" ? {
		...seen,
		over: [...seen.over, node]
	} : seen;
}
/** The answer to a question that nobody has asked is one, too: it may be wrong. */
function onOutput(seen, { node, output }) {
	if (output.type !== "found") return seen;
	const { key, owner } = output;
	const answered = seen.questions.findIndex((each) => each.node === node && each.key === key && each.owner === null);
	const others = seen.questions.filter((_, place) => place !== answered);
	return {
		...seen,
		questions: [...others, {
			node,
			key,
			owner
		}]
	};
}
// scenarios/relaxed-ring/churn/claims.ts
var ownersAnswer = always(({ ring, questions }) => questions.every(({ key, owner }) => owner === ownerOf(ring, key)), "Every lookup is answered by the one node that is responsible for the key.");
var structure = {
	everyPeerIsInItsSuccessorsRing: ofRing(everyPeerIsInItsSuccessorsRing),
	aPerfectRingIsASubset: ofRing(aPerfectRingIsASubset)
};
var uniqueness = { atMostOneResponsible: ofRing(atMostOneResponsible) };
var rest = {
	perfectRingOfMembers: ofRing(perfectRingOfMembers),
	everyPeerIsLetIn: ofRing(everyPeerIsLetIn),
	ownersAnswer
};
var all = {
	...structure,
	...uniqueness,
	...rest
};
/**
* The claims of a recorded run, judged where it ends. Before the end, a replay in the order of messages may lead
* through states in which the run never was. The reason is that no message tells of a crash.
*/
function claimsOfRun(nodes) {
	const claimed = Object.entries(all).filter(([name]) => nodes.every(({ config }) => config.claims.includes(name)));
	return Object.fromEntries(claimed.map(([name, property]) => [name, whereItEnds(property)]));
}
function whereItEnds(property) {
	const holds = (world) => property.kind === "step" || !isOver(world.nodes, world.history) || property.holds(sceneOf(world));
	return always(holds, property.doc);
}
function ofRing(property) {
	return through(({ ring }) => byRank(ring), property);
}
/** The owner, for an observer who knows all members: the first member at the key or clockwise of it. */
function ownerOf(ring, key) {
	const gap = (id) => (id - key + ring.size) % ring.size;
	return membersOf(ring).reduce((nearest, { id }) => gap(id) < gap(nearest) ? id : nearest, membersOf(ring)[0].id);
}
// traces/protocols/rings.ts
/** Bounds the work of replay, which judges the owner of each key after each event. */
var MOST_KEYS = 65536;
/**
* The property `perfectRing`, judged where a run comes to rest. By then some peers may have been booted and never started,
* and all others may have left.
*/
var perfectRingOfThoseThatRun = recoverable((world) => {
	const running = world.nodes.filter(({ status }) => status === "up");
	return running.length === 0 || isPerfect(ringOf({
		...world,
		nodes: running
	}));
}, ringProperties.perfectRing.doc);
// traces/protocols/all.ts
/** The protocols that can be replayed, by the name in a trace's header. */
var REPLAYABLES = Object.fromEntries([
	{
		protocol: relaxedRing,
		properties: (nodes) => {
			for (const { id, config } of nodes) {
				if (Number.isSafeInteger(config.keys) && config.keys > 0 && config.keys <= MOST_KEYS) continue;
				throw new RangeError(`config.keys of node ${id}: got ${JSON.stringify(config.keys)}, expected a whole number, 1 … ${MOST_KEYS}`);
			}
			return {
				...allThrough(ringOf, {
					...ringProperties,
					...milestones
				}),
				perfectRing: perfectRingOfThoseThatRun
			};
		}
	},
	{
		protocol: churningRing,
		history: seenByClients,
		properties: claimsOfRun
	},
	replayableNewcomer,
	replayableWholeNode
].map((each) => [each.protocol.name, each]));
// traces/causal-order/life.ts
/** Beyond as many gaps, all steps of a life count as unseen. */
var MOST_GAPS = 1e3;
var Life = class {
	#source;
	#head;
	#step = -1;
	#lastFile = null;
	#lastNumber = 1;
	#events = 0;
	#gaps = [];
	constructor(source) {
		this.#source = source;
	}
	get file() {
		return this.#source.file;
	}
	get header() {
		return this.#source.header;
	}
	/** The next line. Null: all lines are consumed. */
	get head() {
		if (this.#head === void 0 || this.#head === "waiting") this.#head = this.#source.next();
		return this.#head;
	}
	/** The last step that was consumed, or left out; -1: none. */
	get step() {
		return this.#step;
	}
	/** The file and number of the last line that was consumed; the header, if there is none. */
	get lastFile() {
		return this.#lastFile ?? this.#source.file;
	}
	get lastNumber() {
		return this.#lastNumber;
	}
	/** The number of events that were consumed. */
	get events() {
		return this.#events;
	}
	get faults() {
		return this.#source.faults;
	}
	get end() {
		return this.#source.end;
	}
	get torn() {
		return this.#source.torn;
	}
	get chain() {
		return this.#source.chain;
	}
	get files() {
		return this.#source.files;
	}
	/** Consumes the next line. */
	advance() {
		const { head } = this;
		this.#head = void 0;
		if (head === null || head === "waiting") return;
		const { line } = head;
		this.#lastFile = head.file ?? null;
		this.#lastNumber = head.number;
		if (line.type === "record") return;
		this.#step = line.type === "gap" ? line.to : line.step;
		if (line.type === "event") this.#events += 1;
		if (line.type !== "gap") return;
		if (this.#gaps.length < MOST_GAPS) this.#gaps.push(line);
		else this.#gaps = [{
			from: 0,
			to: line.to
		}];
	}
	/** Whether this step was consumed, and not left out. */
	hasSeen(step) {
		return step <= this.#step && !this.#gaps.some(({ from, to }) => from <= step && step <= to);
	}
	/** Looks at the lines that are not consumed yet. It reads the trace once more, so it is for the end of a replay. */
	lookAhead(mid) {
		const again = this.#source.again();
		let [isSent, last] = [false, -1];
		for (let next = again.next(); next !== null && next !== "waiting"; next = again.next()) {
			const { line } = next;
			if (line.type === "record") continue;
			last = line.type === "gap" ? line.to : line.step;
			if (line.type === "event" && last > this.#step) isSent ||= line.outputs.some((output) => output.type === "send" && output.mid === mid);
		}
		return {
			isSent,
			last,
			isWhole: again.end !== null
		};
	}
	/** Reads what is left. Returns the number of events in it. Throws `BadTrace`. */
	drain() {
		let events = 0;
		for (let next = this.head; next !== null && next !== "waiting"; next = this.#source.next()) if (next.line.type === "event") events += 1;
		this.#head = null;
		return events;
	}
};
// traces/format/line-source.ts
/** The lines of a trace that was read already. */
function sourceOf(trace) {
	let next = 0;
	const { file, header, lines, end, faults, torn } = trace;
	return {
		file,
		header,
		end,
		faults,
		torn,
		chain: (lines.at(-1)?.line ?? header).chain ?? header.chain,
		files: 1,
		next: () => lines[next++] ?? null,
		again: () => sourceOf(trace)
	};
}
// traces/format/given-traces.ts
/** Validates traces that a program passes, read by this library or made by hand, as strictly as lines of files. */
var LIST = "an array of traces that were read";
var REMEDY = "pass the lines as readTrace returns them";
/** Throws `BadTrace`, with the path to the fault, unless the traces could have been read from files. */
function requireTraces(traces) {
	requireArgument("traces", traces, LIST, isListOf(hasOuterShape));
	for (const [index, trace] of traces.entries()) readable(`traces[${index}]`, () => requireTrace(`traces[${index}]`, trace));
}
function hasOuterShape(value) {
	return isRecord(value) && isText(value.file) && isRecord(value.header) && [value.lines, value.faults].every(isListOf(isRecord));
}
/** Refuses values whose proxies or getters throw. */
function readable(at, look) {
	try {
		look();
	} catch (error) {
		if (error instanceof BadTrace) throw error;
		throw new BadTrace(at, null, `got an object that cannot be read, expected a trace that was read; ${REMEDY}`);
	}
}
function requireTrace(at, { header, lines, end, faults, torn }) {
	requireLine(`${at}.header`, header, ["header"]);
	let position = BEFORE_BOOT;
	for (const [index, { number, line }] of lines.entries()) {
		requireArgument(`${at}.lines[${index}].number`, number, "a whole number, at least 1", isLineNumber);
		const place = `${at}.lines[${index}].line`;
		position = following(place, position, requireLine(place, line, [
			"record",
			"event",
			"snapshot",
			"gap"
		]));
	}
	if (end !== null) following(`${at}.end`, position, requireLine(`${at}.end`, end, ["end"]));
	for (const [index, fault] of faults.entries()) requireArgument(`${at}.faults[${index}]`, fault, "a fault, as readTrace tells it", isFault);
	requireArgument(`${at}.torn`, torn, "true or false", (value) => typeof value === "boolean");
}
/** The line, if it is plain JSON, follows the format, and has one of these types. Throws `BadTrace`. */
function requireLine(at, line, types) {
	requirePlain(at, line);
	const decoded = asTraceLine(line);
	const expected = `a line of type ${types.join(", ")}`;
	if ("complaint" in decoded) throw new BadTrace(at, null, `got a line of which ${decoded.complaint}, expected ${expected}; ${REMEDY}`);
	const { type } = decoded.valid;
	if (!types.some((each) => each === type)) throw new BadTrace(at, null, `got a line of type ${type}, expected ${expected}; ${REMEDY}`);
	return line;
}
function requirePlain(at, value) {
	try {
		encode(value);
	} catch (error) {
		if (!(error instanceof NotPlainData)) throw error;
		throw new BadTrace(error.inside(at).path, null, `got ${error.found}, expected plain JSON; ${REMEDY}`);
	}
}
function following(at, before, line) {
	const after = advance(before, line);
	if (!isOutOfOrder(after)) return after;
	throw new BadTrace(at, null, `got ${after.actual}, expected ${after.expected}; ${REMEDY}`);
}
function isLineNumber(value) {
	return Number.isSafeInteger(value) && Number(value) >= 1;
}
function isFault(value) {
	if (!isRecord(value) || value.kind !== "altered" && value.kind !== "order") return false;
	return isLineNumber(value.number) && Number.isSafeInteger(value.step) && [value.expected, value.actual].every(isText);
}
// traces/format/one-run.ts
/** Traces of one run, in order. */
/** The traces in the order of node and incarnation. Throws `BadTrace` when they are not one run. */
function oneRun(traces) {
	requireTraces(traces);
	return inOrder(traces);
}
/** As `oneRun`, for traces that were already validated. */
function inOrder(traces) {
	const candidates = [...traces.filter((trace) => !hasAlteredHeader$1(trace)), ...traces.filter(hasAlteredHeader$1)];
	const [first] = candidates;
	if (first === void 0) throw new BadTrace("(no file)", null, "no trace to read");
	const seen = /* @__PURE__ */ new Map();
	for (const { file, header } of candidates) {
		const who = `node ${header.node}, incarnation ${header.incarnation}`;
		const other = seen.get(who);
		if (other !== void 0) throw new BadTrace(file, 1, `a second trace of ${who}; the first is ${other}`);
		seen.set(who, file);
		if (header.run !== first.header.run) throw new BadTrace(file, 1, `belongs to run "${header.run}", but ${first.file} to run "${first.header.run}"`);
	}
	return [...traces].sort((left, right) => left.header.node - right.header.node || left.header.incarnation - right.header.incarnation);
}
function hasAlteredHeader$1({ faults }) {
	return faults.some(({ number }) => number === 1);
}
// traces/replay/attempted.ts
/** Runs a protocol's own judgements, which are user code and may throw anything. */
/** Runs `judge`. A protocol's properties may throw on a configuration of another protocol: then throws `BadTrace`. */
function attempted(file, line, judge) {
	try {
		return judge();
	} catch (error) {
		throw new BadTrace(file, line, `the properties of the protocol cannot be judged: ${messageOf(error)}`);
	}
}
// traces/replay/given-protocols.ts
var byName = simple("an object of protocols by name", "pass { name: { protocol, properties } }", (value) => typeof value === "object" && value !== null && !Array.isArray(value));
var replayable = recordOf("a protocol with its properties", {
	protocol,
	history: optional(history),
	besides: optional(byName),
	refined: optional(simple("a list of names", "pass an array of texts", (value) => Array.isArray(value) && value.every((each) => typeof each === "string"))),
	monitors: optional(functionOf("() => properties that are judged step by step, by name")),
	partOf: optional(functionOf("(state) => the part of it whose changes were recorded")),
	recordFrom: optional(functionOf("(entries) => the durable record with these entries")),
	properties: optional(functionOf("(nodes) => the properties of a run of these nodes"))
}, {
	instances: true,
	open: true
});
/** The protocols of these lives, of which there is one at least, among those that are given. Throws `BadTrace`. */
function castOf(lives, protocols) {
	const first = mainAmong(lives, protocols);
	const main = replayableOf(first, protocols);
	const name = first.header.protocol;
	const isMain = ({ header }) => header.protocol === name;
	const protocolOf = (life) => isMain(life) ? main : replayableOf(life, main.besides ?? {});
	const check = (life) => {
		const { file, header } = life;
		if (header.run !== first.header.run) throw new BadTrace(file, 1, `belongs to run "${header.run}", but ${first.file} to run "${first.header.run}"`);
		if (isMain(life) || Object.hasOwn(main.besides ?? {}, header.protocol)) return;
		throw new BadTrace(file, 1, `is of protocol "${header.protocol}", but ${first.file} of "${name}"`);
	};
	for (const life of lives) check(life);
	return {
		main,
		first,
		isMain,
		protocolOf,
		check
	};
}
/** The first life of a protocol beside which all others may be; else the first one. An altered header comes last. */
function mainAmong(lives, protocols) {
	const candidates = [...lives.filter((life) => !hasAlteredHeader(life)), ...lives.filter(hasAlteredHeader)];
	const [first] = candidates;
	if (first === void 0) throw new BadTrace("(no file)", null, "no trace to read");
	const names = [...new Set(candidates.map(({ header }) => header.protocol))];
	return names.length === 1 ? first : candidates.find((life) => isHost(life, names, protocols)) ?? first;
}
function isHost({ header }, names, protocols) {
	const given = typeof protocols === "object" && protocols !== null && Object.hasOwn(protocols, header.protocol) ? protocols[header.protocol] : void 0;
	return names.every((name) => name === header.protocol || Object.hasOwn(given?.besides ?? {}, name));
}
function hasAlteredHeader({ faults }) {
	return faults.some(({ file, number }) => file === void 0 && number === 1);
}
/** The protocol of this life among `protocols`. Throws `BadTrace`. */
function replayableOf({ file, header }, protocols) {
	const name = header.protocol;
	return refused(() => {
		const given = readAs(byName, protocols, "protocols");
		const names = readAs(namesOf, given, "protocols");
		if (names.includes(name)) return readAs(replayable, readField(given, name, pathTo("protocols", name)), pathTo("protocols", name));
		throw new BadTrace(file, 1, `protocol "${name}" is not known; known are: ${listed(names)}`);
	});
}
/** The properties of a run of these nodes. Throws `BadTrace`, which names the trace `first`, when there are none. */
function propertiesOf(given, { file, header }, nodes) {
	if (given.properties === void 0) return {};
	const returned = attempted(file, 1, () => given.properties?.(nodes));
	return refused(() => readAs(properties, returned, `${pathTo("protocols", header.protocol)}.properties(nodes)`));
}
var namesOf = {
	...byName,
	read: (value) => Object.keys(Object(value))
};
/** Runs `look`, and turns a refusal into a `BadTrace`. */
function refused(look) {
	try {
		return look();
	} catch (error) {
		throw error instanceof BadTrace ? error : new BadTrace("replay", null, messageOf(error));
	}
}
// traces/format/message-id.ts
function messageId({ node, incarnation, step, index }) {
	return `${node}.${incarnation}.${step}.${index}`;
}
/** The parts of the name; null when the text is not the name of a sending. */
function parseMessageId(mid) {
	const parts = /^(\d{1,16})\.(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/.exec(mid);
	if (parts === null) return null;
	const [node, incarnation, step, index] = parts.slice(1).map(Number);
	if (node === void 0 || incarnation === void 0 || step === void 0 || index === void 0) return null;
	return {
		node,
		incarnation,
		step,
		index
	};
}
// traces/causal-order/weave.ts
/** The lives of one node, one after another. */
var Lane = class {
	#lives = [];
	#asked = null;
	#awaited = null;
	constructor(life) {
		this.#lives.push(life);
	}
	add(life) {
		this.#lives.push(life);
		this.#lives.sort((left, right) => left.header.incarnation - right.header.incarnation);
	}
	/** The life whose lines come next, or the last one. */
	get life() {
		while (this.#lives.length > 1 && this.#lives[0]?.head === null) this.#lives.shift();
		return this.#lives[0];
	}
	/** The sending that this line, the next of the lane, waits for; null: none. */
	awaited(line) {
		if (this.#asked === line) return this.#awaited;
		this.#asked = line;
		this.#awaited = line.type === "event" && line.input.type === "receive" ? parseMessageId(line.input.mid) : null;
		return this.#awaited;
	}
	/** Whether the lines of this life come later. */
	expects(incarnation) {
		return this.#lives.some(({ header }) => header.incarnation === incarnation);
	}
};
var Weave = class {
	#lanes = /* @__PURE__ */ new Map();
	/** Of the lanes, in the order of the nodes. */
	#order = [];
	#last = null;
	/** Lives whose sendings are no longer waited for, as nothing has come of them for too long: node and incarnation. */
	#silent = /* @__PURE__ */ new Set();
	constructor(lives) {
		for (const life of lives) this.add(life);
	}
	/** A life that has begun. */
	add(life) {
		const { node } = life.header;
		this.#silent.delete(lifeName(life.header));
		const lane = this.#lanes.get(node);
		if (lane !== void 0) return lane.add(life);
		this.#lanes.set(node, new Lane(life));
		this.#order = [...this.#lanes].sort(([left], [right]) => left - right).map(([, each]) => each);
	}
	/**
	* The next line, which `consume` takes. Of lines that nothing orders, the one with the smallest (Lamport clock, node) comes
	* first, so equal traces give equal orders. Throws `BadTrace`. `isPatient`: receipts wait for sendings that may still be written.
	*/
	next(isPatient) {
		const attached = this.#last?.head;
		if (this.#last !== null && attached !== void 0 && attached !== null && attached !== "waiting" && attached.line.type !== "event") return woven(this.#last, attached, false);
		let [best, isWaiting] = [null, false];
		const stuck = [];
		for (const lane of this.#order) {
			const { life } = lane;
			const { head } = life;
			if (head === "waiting") isWaiting = true;
			if (head === null || head === "waiting") continue;
			if (!this.#isReady(lane, head.line, isPatient)) stuck.push(life);
			else if (best === null || clockOf(life) < clockOf(best)) best = life;
		}
		if (best !== null) return this.#at(best, false);
		if (isPatient && (isWaiting || stuck.length > 0)) return "waiting";
		if (isWaiting && stuck.length === 0) return "waiting";
		return stuck.length === 0 ? null : this.#stuck(stuck, isWaiting);
	}
	consume({ life }) {
		life.advance();
		if (this.#silent.size > 0) this.#silent.delete(lifeName(life.header));
		this.#last = life;
	}
	/** No receipt can go on. Those whose sending is nowhere go first; if all are sent later, each waits for the other. */
	#stuck(stuck, isWaiting) {
		const unsent = isWaiting ? stuck : stuck.filter((life) => !this.#isSentLater(life));
		const [first, ...others] = unsent.length > 0 ? unsent : stuck;
		if (first === void 0) return null;
		const earliest = others.reduce((best, each) => clockOf(each) < clockOf(best) ? each : best, first);
		if (isWaiting) this.#ignoreSenderOf(earliest);
		return this.#at(earliest, unsent.length === 0);
	}
	#isSilent(sending) {
		return this.#silent.size > 0 && this.#silent.has(lifeName(sending));
	}
	#ignoreSenderOf({ head, header }) {
		const sending = head === null || head === "waiting" ? null : this.#lanes.get(header.node)?.awaited(head.line) ?? null;
		if (sending !== null) this.#silent.add(lifeName(sending));
	}
	#isSentLater({ head, header }) {
		const sending = head === null || head === "waiting" ? null : this.#lanes.get(header.node)?.awaited(head.line) ?? null;
		const sender = sending === null ? void 0 : this.#lanes.get(sending.node)?.life;
		return sending !== null && sender?.header.incarnation === sending.incarnation && sender.lookAhead(nameOf$1(sending)).isSent;
	}
	#isReady(own, line, isPatient) {
		const sending = own.awaited(line);
		if (sending === null) return true;
		const lane = this.#lanes.get(sending.node);
		if (lane === void 0) return !isPatient || this.#isSilent(sending);
		const { life } = lane;
		const { incarnation } = life.header;
		if (incarnation > sending.incarnation || this.#isSilent(sending)) return true;
		if (incarnation === sending.incarnation) return life.step >= sending.step || life.head === null;
		return !isPatient && !lane.expects(sending.incarnation);
	}
	#at(life, isTooEarly) {
		const { head } = life;
		return head === null || head === "waiting" ? head : woven(life, head, isTooEarly);
	}
};
function woven(life, { number, file = life.file, line }, isTooEarly) {
	return {
		life,
		file,
		number,
		line,
		isTooEarly
	};
}
function lifeName({ node, incarnation }) {
	return `${node}.${incarnation}`;
}
function nameOf$1({ node, incarnation, step, index }) {
	return `${node}.${incarnation}.${step}.${index}`;
}
function clockOf({ head }) {
	return head !== null && head !== "waiting" && head.line.type === "event" ? head.line.lamport : 0;
}
// traces/replay/disks.ts
/**
* The records that nodes find on their disks. By the prefix rule, a node that is killed may lose the last records that it has
* persisted. It never loses one that was durable before a message left.
*/
/** The most differences of two records that are told. */
var MOST_TOLD = 20;
var Disks = class {
	/** Of the last life of each node. */
	#disks = /* @__PURE__ */ new Map();
	/** By life, the number of the record that the next life has found. */
	#found = /* @__PURE__ */ new Map();
	/** The number of records that this life has persisted. */
	persistedBy({ node, incarnation }) {
		const disk = this.#disks.get(node);
		return disk?.incarnation === incarnation ? disk.persisted : 0;
	}
	/**
	* The node has booted with this record; undefined: with none. Returns a divergence if it cannot have found that, and `unknown`
	* if no trace says what it has persisted before.
	*/
	boot({ node, incarnation }, record) {
		const before = this.#disks.get(node);
		this.#disks.set(node, {
			incarnation,
			persisted: 0,
			candidates: [{
				number: 0,
				record
			}]
		});
		if (before?.incarnation !== incarnation - 1) {
			if (incarnation > 1) return "unknown";
			return record === void 0 ? null : {
				kind: "record",
				says: "the first life of the node finds a record on its disk"
			};
		}
		const found = before.candidates.findLast((each) => areEqual(each.record, record));
		if (found === void 0) {
			const last = before.candidates.at(-1)?.record;
			return {
				kind: "record",
				says: "the node found another record than its earlier life had persisted",
				diff: changes(last ?? null, record ?? null).slice(0, MOST_TOLD)
			};
		}
		this.#found.set(nameOf({
			node,
			incarnation: incarnation - 1
		}), found.number);
		return null;
	}
	/** The life has persisted these records, in this order. */
	persist({ node, incarnation }, records) {
		const disk = this.#disks.get(node);
		if (disk?.incarnation !== incarnation) return;
		const numbered = records.map((record, i) => ({
			number: disk.persisted + i + 1,
			record
		}));
		disk.persisted += records.length;
		disk.candidates = [...disk.candidates, ...numbered];
	}
	/** Another node has a message of this life that left when it had persisted that many records. So these were durable. */
	leave(life, persisted) {
		const found = this.#found.get(nameOf(life));
		if (found !== void 0 && found < persisted) return {
			kind: "record",
			says: `the sender had persisted ${persisted} records before it sent this, but its next life found record ${found}`,
			expected: persisted,
			actual: found
		};
		const disk = this.#disks.get(life.node);
		if (disk?.incarnation === life.incarnation && disk.candidates[0].number < persisted) disk.candidates = disk.candidates.filter(({ number }) => number >= persisted);
		return null;
	}
};
function nameOf({ node, incarnation }) {
	return `${node}.${incarnation}`;
}
// traces/replay/doubts.ts
/** The most doubts that are kept. */
var MOST_KEPT = 1e4;
var Doubts = class {
	found = [];
	#known = /* @__PURE__ */ new Set();
	/** Pairs of a node and a node without a trace. */
	#strangers = /* @__PURE__ */ new Set();
	/** By node, what is to be told of a node that has no trace yet, if none comes. */
	#expected = /* @__PURE__ */ new Map();
	#isGrowing;
	/** By life, the header of the node's next life. */
	#next = /* @__PURE__ */ new Map();
	/** How many faults of each life were told. */
	#told = /* @__PURE__ */ new Map();
	#hideTheWhole = false;
	/** `isGrowing`: traces may still come. */
	constructor(lives, isGrowing) {
		this.#isGrowing = isGrowing;
		for (const life of lives) this.meet(life);
		for (const life of lives) {
			this.#faults(life, ({ file, number }) => file === void 0 && number === 1);
			if (life.head === null) this.leave(life);
		}
	}
	/** All of them, and what would be missing if no trace came any more. */
	get all() {
		return this.#expected.size === 0 ? this.found : [...this.found, ...this.#expected.values()];
	}
	/** Whether a part of the run is unseen from here on, so that the rest is not a state of the whole system. */
	get hideTheWhole() {
		return this.#hideTheWhole;
	}
	/** There is a trace of this life. */
	meet({ header }) {
		this.#known.add(header.node);
		this.#expected.delete(header.node);
		if (header.earlier !== void 0) this.#next.set(`${header.node}.${header.earlier.incarnation}`, header);
	}
	/** Call it when the replay reaches this line. */
	reach({ life, file, number, line }) {
		this.#faults(life, (fault) => (fault.file ?? life.file) !== file || fault.number <= number);
		if (line.type !== "gap") return;
		const { node } = life.header;
		this.#add("gap", placeIn(life, file, number, line.from), `steps ${line.from} to ${line.to} of node ${node} were not recorded (${line.why})`);
		this.#hideTheWhole = true;
	}
	/** Call it when the replay is done with this line. */
	pass({ life, file, number, line }) {
		if (line.type === "event") this.#strangersIn(life, file, number, line);
	}
	missingSending({ life, file, number }, { step, input }) {
		const mid = input.type === "receive" ? input.mid : "";
		this.#add("missingSending", placeIn(life, file, number, step), `no trace reaches the step that sent message ${mid}`);
		this.#hideTheWhole = true;
	}
	/** Call it after the last line of the trace. */
	leave(life) {
		this.#faults(life, () => true);
		if (life.end === null) {
			this.#hideTheWhole = true;
			if (life.faults.every(({ kind }) => kind !== "order") && !this.#isEndKnown(life)) this.#noEnd(life);
		}
		if (life.end?.why === "fatal") {
			const says = `node ${life.header.node} stopped because its reducer threw at the event after this one, which is not recorded`;
			this.#add("fatal", placeIn(life, life.lastFile, life.lastNumber + 1, life.end.step), says);
		}
	}
	/** The life of the trace was missing, so nothing says what the node may find on its disk. */
	missingLife({ life, file, number }) {
		const { node, incarnation } = life.header;
		const says = `incarnation ${incarnation - 1} of node ${node} has no trace, so the record found at this boot is not judged`;
		this.#add("missingTrace", placeIn(life, file, number, 0), says);
	}
	/** Tells of a node without a trace with which this one has exchanged messages. Nothing is known of the whole from then on. */
	stranger(life, peer, { file, number, step }) {
		if (this.#known.has(peer)) return;
		this.#hideTheWhole = true;
		const pair = `${life.header.node} ${peer}`;
		if (this.#strangers.has(pair) || this.#strangers.size > MOST_KEPT) return;
		this.#strangers.add(pair);
		const says = `node ${life.header.node} exchanged messages with node ${peer}, which has no trace`;
		const finding = {
			kind: "missingTrace",
			at: placeIn(life, file, number, step),
			says,
			diff: []
		};
		if (!this.#isGrowing) this.#keep(finding);
		else if (!this.#expected.has(peer)) this.#expected.set(peer, finding);
	}
	/** The next life has found the last line that is there: the node was killed. */
	#isEndKnown({ header, chain }) {
		return this.#next.get(`${header.node}.${header.incarnation}`)?.earlier?.chain === chain;
	}
	#noEnd(life) {
		const torn = life.torn ? ", and its last line is torn" : "";
		const says = `the trace of node ${life.header.node} has no end${torn}: the node was killed, or lines are missing`;
		this.#add("noEnd", placeIn(life, life.lastFile, life.lastNumber, Math.max(0, life.step)), says);
	}
	#faults(life, concerns) {
		const told = this.#told.get(life) ?? 0;
		let count = told;
		while (count < life.faults.length && concerns(life.faults[count])) count += 1;
		this.#told.set(life, count);
		for (const { kind, number, step, file = life.file, expected, actual } of life.faults.slice(told, count)) {
			const says = kind === "altered" ? "the line was altered after it was written" : "a line is missing, doubled or moved; the file is not used from here on";
			this.#keep({
				kind,
				at: placeIn(life, file, number, step),
				says,
				expected,
				actual,
				diff: []
			});
		}
	}
	#strangersIn(life, file, number, { step, input, outputs }) {
		const at = {
			file,
			number,
			step
		};
		if (input.type === "receive") this.stranger(life, input.from, at);
		for (const output of outputs) if (output.type === "send") this.stranger(life, output.to, at);
	}
	#add(kind, at, says) {
		this.#keep({
			kind,
			at,
			says,
			diff: []
		});
	}
	#keep(finding) {
		if (this.found.length < MOST_KEPT) this.found.push(finding);
	}
};
function placeIn({ header }, file, line, step) {
	return {
		node: header.node,
		incarnation: header.incarnation,
		step,
		file,
		line
	};
}
// traces/replay/judge.ts
/** Judges the properties of a protocol on the states that a recorded run goes through. */
var Judge = class {
	#properties;
	#tallies;
	#last;
	/** A run that ends says nothing of behaviours that go on for ever, so liveness properties are left out. */
	constructor(properties) {
		this.#properties = Object.fromEntries(Object.entries(properties).filter(([, { kind }]) => !isLiveness(kind)));
		this.#tallies = new Map(Object.entries(properties).flatMap(([name, { kind }]) => isLiveness(kind) ? [] : [[name, {
			name,
			kind,
			judged: 0,
			held: 0
		}]]));
	}
	/** Whether there is nothing to judge. */
	get isIdle() {
		return this.#tallies.size === 0;
	}
	get judged() {
		return [...this.#tallies.values()];
	}
	/** Judges the state that the run is in now, and the step to it. Null when no property is broken. */
	after(state) {
		const [before, after] = [this.#last === void 0 ? null : seenOnce(this.#last), seenOnce(state)];
		this.#last = state;
		return this.#judge((name, property) => {
			if (property.kind === "recoverable") return null;
			if (property.kind !== "step") return answerIn(name, property, after);
			if (before === null) return null;
			return {
				holds: stepHolds(name, property, before, after),
				explain: () => stepExplained(name, property, before, after)
			};
		});
	}
	/** Judges the `recoverable` properties in the state in which the run rests. Null when all of them hold. */
	atRest(state) {
		const seen = seenOnce(state);
		return this.#judge((name, property) => property.kind === "recoverable" ? answerIn(name, property, seen) : null);
	}
	#judge(ask) {
		let broken = null;
		for (const [name, property] of Object.entries(this.#properties)) {
			const answer = ask(name, property);
			const tally = this.#tallies.get(name);
			if (answer === null || tally === void 0) continue;
			tally.judged += 1;
			if (answer.holds) tally.held += 1;
			else if (property.kind !== "reachable") broken ??= {
				kind: "property",
				says: brokenProperty(name, property, answer.explain()),
				expected: name,
				property: name
			};
		}
		return broken;
	}
};
function answerIn(name, property, state) {
	const explain = () => property.kind === "reachable" ? null : stateExplained(name, property, state);
	return {
		holds: stateHolds(name, property, state),
		explain
	};
}
function brokenProperty(name, { kind, doc }, explanation) {
	const when = kind === "recoverable" ? "nothing is in flight and no timer is armed, but " : "";
	const because = explanation ?? doc;
	return `${when}"${name}" does not hold${because === void 0 ? "" : `: ${because}`}`;
}
// traces/replay/layers.ts
var DIVERGENCES = {
	notEnabled: "nodes",
	reducerThrew: "nodes",
	outputs: "nodes",
	state: "nodes",
	record: "nodes",
	clock: "whole",
	unsentMessage: "whole",
	duplicateDelivery: "whole",
	wrongMessage: "whole",
	cycle: "whole",
	property: "whole"
};
/** The layers that a doubt weakens. */
var DOUBTS = {
	altered: [
		"wellFormed",
		"nodes",
		"whole",
		"refinement"
	],
	order: [
		"wellFormed",
		"nodes",
		"whole",
		"refinement"
	],
	noEnd: [
		"wellFormed",
		"whole",
		"refinement"
	],
	fatal: ["nodes"],
	gap: [
		"nodes",
		"whole",
		"refinement"
	],
	missingSending: ["whole", "refinement"],
	missingTrace: ["whole", "refinement"]
};
/** `refined`: the names of the properties that say that the run refines an abstract spec. */
function layersOf(divergence, doubts, properties, refined) {
	const isRefined = properties.some(({ name, judged }) => refined.includes(name) && judged > 0);
	const broken = divergence === null ? null : layerOf(divergence, refined);
	const verdictOf = (layer) => {
		if (broken === layer && divergence !== null) return {
			verdict: "diverged",
			because: divergence.says
		};
		const doubt = doubts.find(({ kind }) => isDoubt(kind) && DOUBTS[kind].includes(layer));
		if (doubt !== void 0) return {
			verdict: "inconclusive",
			because: doubt.says
		};
		if (broken !== null && layer !== "wellFormed") return {
			verdict: "inconclusive",
			because: "the replay has stopped at a divergence in another layer"
		};
		return { verdict: "conforms" };
	};
	return {
		wellFormed: verdictOf("wellFormed"),
		nodes: verdictOf("nodes"),
		whole: verdictOf("whole"),
		...isRefined && { refinement: verdictOf("refinement") }
	};
}
function layerOf({ kind, property }, refined) {
	if (kind === "property") return property !== void 0 && refined.includes(property) ? "refinement" : "whole";
	return isDoubt(kind) ? "wellFormed" : DIVERGENCES[kind];
}
function isDoubt(kind) {
	return kind in DOUBTS;
}
// traces/replay/monitors.ts
var Monitors = class {
	#monitors;
	#isOver = false;
	#held = /* @__PURE__ */ new Map();
	#steps = 0;
	constructor({ monitors }) {
		this.#monitors = Object.entries(monitors?.() ?? {});
	}
	get judged() {
		return this.#monitors.map(([name]) => ({
			name,
			kind: "always",
			judged: this.#steps,
			held: this.#held.get(name) ?? 0
		}));
	}
	/** Judges a step. Null: nothing is broken. */
	after({ life, file, number }, line, before, after) {
		if (this.#monitors.length === 0 || this.#isOver) return null;
		const { node, incarnation } = life.header;
		const outputs = line.outputs.flatMap((output) => output.type === "indicate" ? [output.output] : []);
		const step = {
			node,
			incarnation,
			before: line.input.type === "boot" ? null : before,
			after,
			outputs
		};
		this.#steps += 1;
		let broken = null;
		for (const [name, monitor] of this.#monitors) {
			const wrong = attempted(file, number, () => monitor.after(step));
			if (wrong === null) this.#held.set(name, (this.#held.get(name) ?? 0) + 1);
			else broken ??= {
				kind: "property",
				says: `"${name}" does not hold: ${wrong}`,
				expected: monitor.doc,
				property: name
			};
		}
		return broken;
	}
	/** Nothing is judged from now on: the merged order may be wrong. */
	stop() {
		this.#isOver = true;
	}
	/** The node is down, or some of its steps are left out. */
	down(node) {
		for (const [, monitor] of this.#monitors) monitor.down(node);
	}
};
// traces/replay/network.ts
/** The network as a bag of messages: each sending puts a message in, and its receipt takes it out once. */
/** The most messages in flight that are remembered. Older ones count as lost. */
var MOST_IN_FLIGHT = 2e5;
/** The most names of delivered messages that are remembered. */
var MOST_DELIVERED = 1e5;
var Network = class {
	#inFlight = /* @__PURE__ */ new Map();
	#delivered = /* @__PURE__ */ new Set();
	/** By life: the last step of which a message counts as lost. */
	#lostUpTo = /* @__PURE__ */ new Map();
	#mostInFlight;
	#sent = 0;
	#received = 0;
	#lost = 0;
	constructor(mostInFlight = MOST_IN_FLIGHT) {
		this.#mostInFlight = mostInFlight;
	}
	get inFlight() {
		return [...this.#inFlight.values()];
	}
	/** `lost`: those that were in flight for too long. */
	get counts() {
		return {
			sent: this.#sent,
			delivered: this.#received,
			inFlight: this.#inFlight.size,
			lost: this.#lost
		};
	}
	/** `before`: the number of records that the life had persisted before this step. */
	send({ node: from, incarnation }, { lamport, outputs }, before) {
		let persisted = before;
		for (const output of outputs) {
			if (output.type === "persist") persisted += 1;
			if (output.type !== "send") continue;
			this.#sent += 1;
			this.#inFlight.set(output.mid, {
				from,
				to: output.to,
				message: output.message,
				lamport,
				incarnation,
				persisted
			});
		}
		while (this.#inFlight.size > this.#mostInFlight) this.#loseOldest();
	}
	/** Takes the message that node `self` received from the bag. `sender`: the life that a message id names, if it has a trace. */
	receive(self, { input }, senderOf) {
		if (input.type !== "receive") return { type: "none" };
		const { mid } = input;
		const sent = this.#inFlight.get(mid);
		if (sent === void 0) return this.#missing(mid, senderOf);
		if (sent.from !== input.from || sent.to !== self || !areEqual(sent.message, input.message)) {
			const expected = {
				from: sent.from,
				to: sent.to,
				message: sent.message
			};
			const actual = {
				from: input.from,
				to: self,
				message: input.message
			};
			return {
				kind: "wrongMessage",
				says: `message ${mid} is not what was sent`,
				expected,
				actual,
				diff: changes(expected, actual)
			};
		}
		this.#inFlight.delete(mid);
		this.#received += 1;
		this.#delivered.add(mid);
		if (this.#delivered.size > MOST_DELIVERED) for (const oldest of this.#delivered) return this.#forget(oldest, sent);
		return {
			type: "taken",
			sent
		};
	}
	#forget(oldest, sent) {
		this.#delivered.delete(oldest);
		return {
			type: "taken",
			sent
		};
	}
	#loseOldest() {
		for (const mid of this.#inFlight.keys()) {
			this.#inFlight.delete(mid);
			this.#lost += 1;
			const sending = parseMessageId(mid);
			if (sending !== null) this.#lostUpTo.set(`${sending.node}.${sending.incarnation}`, sending.step);
			return;
		}
	}
	#missing(mid, senderOf) {
		if (this.#delivered.has(mid)) return {
			kind: "duplicateDelivery",
			says: `message ${mid} was received before`,
			actual: mid
		};
		const sending = parseMessageId(mid);
		if (sending === null) return {
			kind: "unsentMessage",
			says: `"${mid}" names no sending`,
			actual: mid
		};
		const { node, incarnation, step } = sending;
		const sender = senderOf(node, incarnation);
		if (sender === null || step <= (this.#lostUpTo.get(`${node}.${incarnation}`) ?? -1)) return { type: "unknown" };
		if (!reaches(sender, mid, step)) return { type: "unknown" };
		return {
			kind: "unsentMessage",
			says: `step ${step} of node ${node} did not send message ${mid}${this.#received > MOST_DELIVERED ? ", or it was received long before" : ""}`,
			actual: mid
		};
	}
};
/** Whether the trace holds this step, or shows that the step never happened. */
function reaches(life, mid, step) {
	if (step <= life.step) return life.hasSeen(step);
	if (life.head === null) return life.end !== null;
	const { last, isWhole } = life.lookAhead(mid);
	return isWhole || step <= last;
}
// traces/format/edits.ts
/**
* Finds the changes from one state to the next. The result follows from the two values alone. Parts that both share are not
* entered, so the cost is that of the change, whatever the size of the state.
*/
/** The changes from `before` to `after`, which are plain JSON; by ascending path, as far as arrays do not order them. */
function edits(before, after) {
	const found = [];
	collect(before, after, "", found);
	return found;
}
function collect(before, after, path, found) {
	if (before === after) return;
	if (Array.isArray(before) && Array.isArray(after)) collectItems(before, after, path, found);
	else if (isRecord(before) && isRecord(after)) collectFields(before, after, path, found);
	else found.push({
		path,
		value: after
	});
}
function collectFields(before, after, path, found) {
	const changed = [];
	for (const key of Object.keys(after)) if (before[key] !== after[key] || !Object.hasOwn(before, key)) changed.push(key);
	for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) changed.push(key);
	if (changed.length > 1) changed.sort();
	for (const key of changed) {
		const at = path + pointerStep(key);
		if (!Object.hasOwn(after, key)) found.push({ path: at });
		else if (!Object.hasOwn(before, key)) found.push({
			path: at,
			value: after[key]
		});
		else collect(before[key], after[key], at, found);
	}
}
/** Lists of one length are compared item by item. Otherwise items that are equal at both ends are left out, and others replaced. */
function collectItems(before, after, path, found) {
	if (before.length === after.length) {
		for (let i = 0; i < after.length; i++) if (before[i] !== after[i]) collect(before[i], after[i], `${path}/${i}`, found);
		return;
	}
	const shorter = Math.min(before.length, after.length);
	let first = 0;
	while (first < shorter && areEqual(before[first], after[first])) first++;
	let last = 0;
	while (last < shorter - first && areEqual(before[before.length - 1 - last], after[after.length - 1 - last])) last++;
	const added = after.slice(first, after.length - last);
	found.push({
		path,
		splice: {
			at: first,
			removed: before.length - last - first,
			added
		}
	});
}
// traces/format/outstanding.ts
/** The events that a node waits for: armed timers, watched nodes, an open choice. */
/** The outputs that arm, watch or ask, or end that. */
var CONCERNED = /* @__PURE__ */ new Set([
	"setTimer",
	"cancelTimer",
	"monitor",
	"unmonitor",
	"choose"
]);
var NOTHING_OUTSTANDING = {
	timers: /* @__PURE__ */ new Map(),
	monitored: [],
	choice: null
};
/** The outstanding events according to a snapshot. */
function outstandingOf(timers, monitored) {
	return {
		timers: sorted(timers.map((timer) => [encode(timer), timer])),
		monitored,
		choice: null
	};
}
/** The outstanding events after a step: the input removes the one that it answers, and the outputs add others. */
function afterStep(before, input, outputs) {
	if (before.choice === null && input.type !== "timeout" && !outputs.some(({ type }) => CONCERNED.has(type))) return before;
	const timers = new Map(before.timers);
	const monitored = new Set(before.monitored);
	let choice = null;
	if (input.type === "timeout") timers.delete(encode(input.timer));
	for (const output of outputs) {
		if (output.type === "setTimer") timers.set(encode(output.timer), output.timer);
		if (output.type === "cancelTimer") timers.delete(encode(output.timer));
		if (output.type === "monitor") monitored.add(output.node);
		if (output.type === "unmonitor") monitored.delete(output.node);
		if (output.type === "choose") choice = output.among;
	}
	return {
		timers: sorted([...timers]),
		monitored: ascending(monitored),
		choice
	};
}
/** Says why `input` cannot happen now; null when it can. Receipts and requests can always happen. */
function notEnabled(outstanding, input) {
	const { choice } = outstanding;
	if (choice !== null && input.type !== "chosen") return `a choice among ${choice} is open, and must be answered first`;
	switch (input.type) {
		case "chosen":
			if (choice === null) return "no choice is open";
			return input.value >= 0 && input.value < choice ? null : `the choice is among 0 … ${choice - 1}`;
		case "timeout": return outstanding.timers.has(encode(input.timer)) ? null : "this timer is not armed";
		case "suspect":
		case "restore": return outstanding.monitored.includes(input.node) ? null : `node ${input.node} is not monitored`;
		default: return null;
	}
}
function sorted(timers) {
	return new Map([...timers].sort(([left], [right]) => left < right ? -1 : 1));
}
// traces/replay/frozen.ts
/** Freezes values, so that a reducer that changes its arguments throws there. */
/** Freezes the value and everything in it, and returns it. */
function deeplyFrozen(value) {
	if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
	Object.freeze(value);
	for (const inside of Object.values(value)) deeplyFrozen(inside);
	return value;
}
// traces/replay/local.ts
/** Replays one incarnation of a node alone: the reducer runs again on the recorded inputs, and must do the same. */
var LocalReplay = class {
	#protocol;
	#header;
	#recordFrom;
	#partOf;
	#found = [];
	#shape = replayedShape();
	#state;
	#outstanding = NOTHING_OUTSTANDING;
	/** The recorded part of the state, at the last line with changes. */
	#compared;
	#durable;
	#bootRecord;
	#records = [];
	#started = false;
	#lamport = 0;
	constructor({ protocol, recordFrom, partOf = (state) => state }, header) {
		this.#protocol = protocol;
		this.#recordFrom = recordFrom;
		this.#partOf = partOf;
		this.#header = header;
	}
	/** The state after the last step; undefined before the boot, and in a gap. */
	get state() {
		return this.#state;
	}
	/** The record that was found at the boot, or persisted last; undefined: there is none. */
	get durable() {
		return this.#durable;
	}
	/** The record that was found at the boot; undefined: there was none. */
	get bootRecord() {
		return this.#bootRecord;
	}
	/** The records that the last step has persisted, in order. */
	get records() {
		return this.#records;
	}
	get started() {
		return this.#started;
	}
	get timers() {
		return [...this.#outstanding.timers.values()];
	}
	get monitored() {
		return this.#outstanding.monitored;
	}
	get isWaiting() {
		return this.#outstanding.timers.size > 0 || this.#outstanding.choice !== null;
	}
	/** Takes a part of the record that the node found at its boot. */
	found({ entries }) {
		this.#found.push(...entries);
	}
	/** Replays a step; null when the reducer does the same. `heard` is the clock of the sending; null when not known. */
	event(line, heard) {
		const impossible = this.#impossible(line) ?? this.#wrongClock(line, heard);
		if (impossible !== null) return impossible;
		const ran = this.#run(line);
		if ("kind" in ran) return ran;
		const { next, part, changed } = ran;
		const outputs = this.#outputs(line.step, next);
		const divergence = wrongOutputs(line, outputs) ?? wrongState(line, part, changed);
		if (divergence !== null) return divergence;
		this.#state = deeplyFrozen(next.state);
		if (changed !== null) this.#compared = deeplyFrozen(part);
		this.#outstanding = afterStep(this.#outstanding, line.input, outputs);
		this.#records = next.effects.flatMap((effect) => effect.type === "persist" ? [effect.record] : []);
		if (this.#records.length > 0) this.#durable = this.#records.at(-1);
		this.#started ||= line.input.type === "start";
		this.#lamport = line.lamport;
		return null;
	}
	/** Compares a snapshot with the reducer's state; null when they agree. After a gap, the snapshot is believed. */
	snapshot(line) {
		if (this.#state === void 0) {
			this.#state = deeplyFrozen(line.state);
			this.#compared = this.#partOf(this.#state);
			this.#outstanding = outstandingOf(line.timers, line.monitored);
			this.#started = true;
			return null;
		}
		this.#compared = this.#partOf(this.#state);
		const { timers, monitored } = this.#outstanding;
		const expected = {
			state: this.#state,
			timers: [...timers.values()],
			monitored
		};
		const actual = {
			state: line.state,
			timers: line.timers,
			monitored: line.monitored
		};
		const diff = changes(expected, actual);
		return diff.length === 0 ? null : {
			kind: "state",
			says: "the snapshot is not the state that the reducer arrives at",
			expected,
			actual,
			diff
		};
	}
	/** Skips missing steps: nothing is known until the next snapshot. */
	gap() {
		this.#state = void 0;
		this.#lamport = NaN;
	}
	#impossible({ step, input }) {
		const why = step === 0 !== (input.type === "boot") ? "step 0 is the boot, and no other" : this.#tooEarly(input) ?? notEnabled(this.#outstanding, input);
		return why === null ? null : {
			kind: "notEnabled",
			says: `the ${input.type} could not happen: ${why}`,
			actual: input
		};
	}
	#tooEarly(input) {
		if (input.type === "start") return this.#started ? "the node was started before" : null;
		return this.#started || input.type === "boot" || input.type === "chosen" ? null : "the node was not started yet";
	}
	#wrongClock({ lamport }, heard) {
		if (Number.isNaN(this.#lamport)) return null;
		const least = Math.max(this.#lamport, heard ?? 0) + 1;
		if (heard === null ? lamport >= least : lamport === least) return null;
		return {
			kind: "clock",
			says: "the Lamport clock does not follow from what came before",
			expected: least,
			actual: lamport
		};
	}
	/** Runs the reducer again. A result that is not a step of plain JSON counts as an exception. */
	#run({ step, input, changes: recorded }) {
		const where = () => "the reducer";
		try {
			const next = this.#read(settled(where, call(where, () => this.#next(input))));
			if (step === 0) requirePlain$1(next.state);
			const part = this.#partOf(next.state);
			const changed = step === 0 ? [] : recorded === void 0 ? null : edits(this.#compared, part);
			requirePlain$1(changed);
			return {
				next,
				part,
				changed
			};
		} catch (error) {
			return {
				kind: "reducerThrew",
				says: messageOf(error),
				actual: input
			};
		}
	}
	#read(returned) {
		try {
			return readAs(this.#shape, returned, "");
		} catch (error) {
			throw error instanceof ModelError ? error.saying(`the reducer returned no step: ${error.message}`) : error;
		}
	}
	/** The decoding edge: recorded values have passed the checks of the node that recorded them. */
	#next(input) {
		const { node, config } = this.#header;
		if (input.type !== "boot") return this.#protocol.step(this.#state, deeplyFrozen(asEvent(input)));
		this.#durable = deeplyFrozen(this.#recordAt(input));
		this.#bootRecord = this.#durable;
		return this.#protocol.init(node, deeplyFrozen(config), this.#durable);
	}
	#recordAt({ durable, entries }) {
		if (entries === void 0) return durable;
		if (this.#recordFrom === void 0) throw new TypeError("recordFrom: got nothing, expected a function, as the record is in entries");
		const found = this.#found.splice(0);
		if (found.length !== entries) throw new TypeError(`entries: got ${found.length}, expected ${entries}; the trace lacks some`);
		return this.#recordFrom(found) ?? void 0;
	}
	#outputs(step, next) {
		const { node, incarnation } = this.#header;
		return next.effects.map((effect, index) => {
			if (effect.type === "persist") return { type: "persist" };
			if (effect.type !== "send") return effect;
			return {
				type: "send",
				mid: messageId({
					node,
					incarnation,
					step,
					index
				}),
				to: effect.to,
				message: effect.message
			};
		});
	}
};
function wrongOutputs(line, expected) {
	if (areEqual(expected, line.outputs)) return null;
	const diff = changes(expected, line.outputs);
	return {
		kind: "outputs",
		says: "the reducer does something else",
		expected,
		actual: line.outputs,
		diff
	};
}
function wrongState(line, state, changed) {
	const says = "the reducer arrives at another state";
	if (line.step === 0) {
		const digest = digestOfState(state);
		return digest === line.digest ? null : {
			kind: "state",
			says,
			expected: { digest },
			actual: { digest: line.digest ?? null }
		};
	}
	if (changed === null || line.changes === void 0 || areEqual(changed, line.changes)) return null;
	return {
		kind: "state",
		says,
		expected: { changes: changed },
		actual: { changes: line.changes },
		diff: changes(byPath(changed), byPath(line.changes))
	};
}
function byPath(changed) {
	return Object.fromEntries(changed.map(({ path, ...values }) => [path, values]));
}
/** The event that the reducer sees: an input without message ids. */
function asEvent(input) {
	if (input.type !== "receive") return input;
	return {
		type: "receive",
		from: input.from,
		message: input.message
	};
}
// traces/replay/system.ts
var System = class {
	#replayable;
	#network;
	#cast;
	#replays = /* @__PURE__ */ new Map();
	/** The current incarnation of each node, in the order of the nodes' ids; null: it has not booted. */
	#current = /* @__PURE__ */ new Map();
	#stopped = /* @__PURE__ */ new Set();
	/** The durable record of each node. */
	#disks = /* @__PURE__ */ new Map();
	#history;
	constructor(cast, network) {
		this.#cast = cast;
		this.#replayable = cast.main;
		this.#network = network;
		this.#history = cast.main.history?.initial ?? null;
	}
	/** A node of the run. */
	expect(node) {
		if (this.#current.has(node)) return;
		this.#current = new Map([...this.#current, [node, null]].sort(([left], [right]) => left - right));
	}
	replayOf(life) {
		const known = this.#replays.get(life);
		if (known !== void 0) return known;
		const replay = new LocalReplay(this.#cast.protocolOf(life), life.header);
		for (const each of this.#replays.keys()) if (each.header.node === life.header.node) this.#replays.delete(each);
		this.#replays.set(life, replay);
		return replay;
	}
	/** Takes over an event of the node of this life. */
	after(life, { input, outputs }) {
		const { node } = life.header;
		if (input.type === "boot") this.#current.set(node, this.replayOf(life));
		const { durable } = this.replayOf(life);
		if (durable !== void 0) this.#disks.set(node, durable);
		if (outputs.some(({ type }) => type === "stop")) this.#stopped.add(this.replayOf(life));
		const { history } = this.#replayable;
		if (history === void 0) return;
		if (input.type === "request") this.#history = remembered(history, this.#history, {
			type: "request",
			node,
			request: input.request
		});
		for (const output of outputs) if (output.type === "indicate") this.#history = remembered(history, this.#history, {
			type: "output",
			node,
			output: output.output
		});
	}
	/** The booted nodes. A node that was told to stop keeps its state, as the end of a trace is not an event of the run. */
	get world() {
		const nodes = [...this.#current].flatMap(([id, replay]) => {
			if (replay === null) return [];
			const { state, started } = replay;
			const durable = this.#disks.get(id) ?? null;
			const status = this.#stopped.has(replay) ? "down" : started ? "up" : "new";
			return state === void 0 ? [] : [{
				id,
				status,
				state,
				durable,
				timers: replay.timers,
				monitored: replay.monitored
			}];
		});
		const messages = this.#network.inFlight;
		return {
			nodes,
			messages,
			quiet: messages.length === 0,
			partition: null,
			history: this.#history
		};
	}
	/** Whether no message is in flight, and no running node waits for a timer or a choice. */
	get isAtRest() {
		return this.#network.inFlight.length === 0 && [...this.#current.values()].every((replay) => replay === null || this.#stopped.has(replay) || !replay.isWaiting);
	}
};
// traces/replay/replay-run.ts
/**
* A replay that goes on line by line: each node alone, and all together in causal order. The properties are judged after each
* event. It stops at the first divergence, so no other one is among its causes. Its memory does not grow with the run.
*/
var ReplayRun = class {
	#cast;
	#lives = [];
	#byNode = /* @__PURE__ */ new Map();
	#weave;
	#network = new Network();
	#system;
	#judge;
	#doubts;
	#disks = new Disks();
	#monitors;
	#byKind = /* @__PURE__ */ new Map();
	#watch;
	#events = 0;
	#wallMs = 0;
	#last = null;
	#divergence = null;
	#isOver = false;
	/** `isGrowing`: lives and lines may still come. */
	constructor(lives, cast, isGrowing, watch) {
		this.#watch = watch;
		this.#cast = cast;
		this.#system = new System(cast, this.#network);
		for (const life of lives) this.#know(life);
		this.#weave = new Weave(lives);
		const nodes = new Map(lives.filter(cast.isMain).map(({ header }) => [header.node, {
			id: header.node,
			config: header.config
		}]));
		this.#judge = new Judge(propertiesOf(cast.main, cast.first, [...nodes.values()]));
		this.#monitors = new Monitors(cast.main);
		this.#doubts = new Doubts(lives, isGrowing);
	}
	/** A life that has begun since. */
	add(life) {
		this.#cast.check(life);
		this.#know(life);
		this.#weave.add(life);
		this.#doubts.meet(life);
	}
	/** The number of events that were replayed. */
	get events() {
		return this.#events;
	}
	/** The time of the last event, in milliseconds since 1970; 0: there was none. */
	get lastWallMs() {
		return this.#wallMs;
	}
	get divergence() {
		return this.#divergence;
	}
	get doubts() {
		return this.#doubts.found;
	}
	get lives() {
		return this.#lives;
	}
	get messages() {
		return this.#network.counts;
	}
	/** Nodes without a trace whose messages are in the traces of others, as they were found by looking at all of them. */
	expectStrangers(strangers) {
		for (const { life, peer, at } of strangers) this.#doubts.stranger(life, peer, at);
	}
	/**
	* Consumes the next line. Returns `waiting` when it is not there yet, and `over` after the last one, or a divergence. `isPatient`:
	* receipts wait for sendings that may still be written. Throws `BadTrace`.
	*/
	step(isPatient = true) {
		if (this.#isOver) return "over";
		const woven = this.#weave.next(isPatient);
		if (woven === "waiting") return "waiting";
		if (woven === null) {
			this.#rest();
			this.#isOver = true;
			return "over";
		}
		this.#doubts.reach(woven);
		const divergence = woven.isTooEarly ? {
			kind: "cycle",
			says: "the message is received before it is sent, by the order of the nodes’ own lines"
		} : this.#consume(woven);
		if (divergence !== null) {
			this.#divergence = finding(divergence, placeOf(woven));
			this.#isOver = true;
			return "over";
		}
		this.#last = woven;
		this.#doubts.pass(woven);
		this.#weave.consume(woven);
		const isLast = woven.life.head === null;
		if (isLast) this.leave(woven.life);
		if (isLast || woven.line.type === "gap") this.#monitors.down(woven.life.header.node);
		return "consumed";
	}
	/** No more lines of this life will come. */
	leave(life) {
		this.#doubts.leave(life);
	}
	/** `left`: the number of events that were not replayed. */
	report(left) {
		const { header } = this.#cast.first;
		const doubts = this.#doubts.all;
		const first = this.#divergence ?? doubts[0];
		const properties = [...this.#judge.judged, ...this.#monitors.judged];
		return {
			verdict: this.#divergence !== null ? "diverged" : doubts.length > 0 ? "inconclusive" : "conforms",
			protocol: header.protocol,
			run: header.run,
			layers: layersOf(this.#divergence, doubts, properties, this.#cast.main.refined ?? []),
			consumed: {
				files: this.#lives.reduce((sum, { files }) => sum + files, 0),
				nodes: ascending(this.#byNode.keys()),
				events: this.#events,
				eventsInFiles: this.#events + left,
				byKind: Object.fromEntries([...this.#byKind].sort(([left], [right]) => left < right ? -1 : 1)),
				messages: this.#network.counts
			},
			properties,
			...first === void 0 ? {} : { first },
			doubts
		};
	}
	#know(life) {
		const { node, incarnation } = life.header;
		this.#lives.push(life);
		const lives = this.#byNode.get(node) ?? /* @__PURE__ */ new Map();
		lives.set(incarnation, life);
		this.#byNode.set(node, lives);
		if (this.#cast.isMain(life)) this.#system.expect(node);
	}
	#rest() {
		const last = this.#last;
		if (last === null || this.#doubts.hideTheWhole || !this.#system.isAtRest) return;
		const broken = attempted(last.file, last.number, () => this.#judge.atRest(this.#system.world));
		if (broken !== null) this.#divergence = finding(broken, placeOf(last));
	}
	#consume(woven) {
		const { life, line } = woven;
		const replay = this.#system.replayOf(life);
		switch (line.type) {
			case "snapshot": return replay.snapshot(line);
			case "gap":
				replay.gap();
				return null;
			case "record":
				replay.found(line);
				return null;
			case "event": return this.#event(woven, line);
			default: return unreachable(line);
		}
	}
	#event(woven, line) {
		const { life } = woven;
		const receipt = this.#network.receive(life.header.node, line, (node, incarnation) => this.#byNode.get(node)?.get(incarnation) ?? null);
		if ("kind" in receipt) return receipt;
		if (receipt.type === "unknown") this.#doubts.missingSending(woven, line);
		const lost = receipt.type === "taken" && receipt.sent.from !== life.header.node ? this.#leftDisk(receipt.sent) : null;
		if (lost !== null) return lost;
		const heard = receipt.type === "taken" ? receipt.sent.lamport : receipt.type === "none" ? 0 : null;
		const replay = this.#system.replayOf(life);
		const before = replay.state ?? null;
		const divergence = replay.event(line, heard) ?? this.#disk(woven, replay);
		if (divergence !== null) return divergence;
		this.#events += 1;
		this.#wallMs = line.wallMs;
		this.#byKind.set(line.input.type, (this.#byKind.get(line.input.type) ?? 0) + 1);
		this.#network.send(life.header, line, this.#disks.persistedBy(life.header));
		this.#disks.persist(life.header, replay.records);
		if (!this.#cast.isMain(life)) return null;
		attempted(woven.file, woven.number, () => this.#system.after(life, line));
		this.#watch?.(woven, this.#system.world);
		const monitored = this.#monitors.after(woven, line, before, replay.state);
		if (monitored !== null) return monitored;
		if (this.#doubts.hideTheWhole || this.#judge.isIdle) return null;
		return attempted(woven.file, woven.number, () => this.#judge.after(this.#system.world));
	}
	#leftDisk({ from: node, incarnation, persisted }) {
		return this.#disks.leave({
			node,
			incarnation
		}, persisted);
	}
	/** Compares the record of a boot with those of the node's earlier life. */
	#disk(woven, replay) {
		if (woven.line.type !== "event" || woven.line.input.type !== "boot") return null;
		const found = this.#disks.boot(woven.life.header, replay.bootRecord);
		if (found !== "unknown") return found;
		this.#doubts.missingLife(woven);
		this.#monitors.stop();
		return null;
	}
};
function finding(divergence, at) {
	return {
		diff: [],
		...divergence,
		at
	};
}
function placeOf({ life, file, number, line }) {
	return {
		node: life.header.node,
		incarnation: life.header.incarnation,
		step: stepOf$1(line),
		file,
		line: number
	};
}
function stepOf$1(line) {
	if (line.type === "record") return 0;
	return line.type === "gap" ? line.from : line.step;
}
// traces/replay/replay.ts
/** Replays a recorded run, wherever its lines come from. */
/** Replays traces that were already read. Throws `BadTrace` when they are not one run of a known protocol. */
function replayTraces(traces, protocols, watch) {
	return replaySources(oneRun(traces).map(sourceOf), protocols, watch);
}
/** As `replayTraces`, for lines that are read as they are needed. */
function replaySources(sources, protocols, watch) {
	const lives = sources.map((source) => new Life(source));
	const cast = castOf(lives, protocols);
	const run = new ReplayRun(lives, cast, false, watch);
	if (lives.every(({ head, events }) => head === null && events === 0)) throw new BadTrace(cast.first.file, null, "the trace holds no event: there is nothing to replay");
	if (cast.main.properties !== void 0) run.expectStrangers(strangersIn(lives, sources));
	while (run.step(false) === "consumed");
	const left = lives.reduce((sum, life) => sum + life.drain(), 0);
	if (run.events + left === 0) throw new BadTrace(cast.first.file, null, "the trace holds no event: there is nothing to replay");
	return run.report(left);
}
/** The first exchange of each life with each node that has no trace. */
function* strangersIn(lives, sources) {
	const known = new Set(lives.map(({ header }) => header.node));
	for (const [i, life] of lives.entries()) {
		const told = /* @__PURE__ */ new Set();
		const again = sources[i].again();
		for (let next = again.next(); next !== null && next !== "waiting"; next = again.next()) {
			const { number, line, file = life.file } = next;
			if (line.type !== "event") continue;
			for (const peer of peersIn(line)) {
				if (known.has(peer) || told.has(peer)) continue;
				told.add(peer);
				yield {
					life,
					peer,
					at: {
						file,
						number,
						step: line.step
					}
				};
			}
		}
	}
}
function peersIn({ input, outputs }) {
	const sentTo = outputs.flatMap((output) => output.type === "send" ? [output.to] : []);
	return input.type === "receive" ? [input.from, ...sentTo] : sentTo;
}
// explorer/core/recorded-run.ts
/** Further events are replayed, and not shown. */
var MOST_FRAMES = 2e4;
var MOST_CHANGES = 12;
/** Replays the traces of one run, and tells it. Throws `BadTrace`. */
function recordedRun(files) {
	const frames = [];
	const before = /* @__PURE__ */ new Map();
	const report = replayTraces(files.map(({ name, text }) => readTrace(name, utf8(text))), REPLAYABLES, (event, world) => {
		if (event.line.type !== "event" || frames.length >= MOST_FRAMES) return;
		const { node } = event.life.header;
		const state = world.nodes.find(({ id }) => id === node)?.state;
		frames.push({
			state: world,
			step: stepOf(event, event.line, before.get(node), state),
			lights: []
		});
		before.set(node, state);
	});
	const finding = report.verdict === "diverged" ? report.first : void 0;
	if (finding !== void 0 && frames.length > 0) frames.push(divergence(frames[frames.length - 1], finding));
	return {
		title: `${report.protocol}, run ${report.run}: ${report.verdict}`,
		says: inWords(report),
		frames: [beginning(frames), ...frames]
	};
}
function beginning([first]) {
	return {
		state: {
			nodes: nodesIn(first?.state).map((id) => ({
				id,
				status: "new",
				state: {}
			})),
			messages: []
		},
		step: null,
		lights: []
	};
}
function stepOf({ life }, { input, outputs }, was, is) {
	const { node, incarnation } = life.header;
	const sends = outputs.flatMap((output) => output.type === "send" ? [{
		from: node,
		to: output.to,
		message: output.message
	}] : []);
	const said = outputs.flatMap((output) => output.type === "indicate" ? [output.output] : []);
	const label = input.type === "boot" ? {
		type: "restart",
		node,
		sends,
		outputs: said,
		crashes: false
	} : {
		type: "event",
		node,
		event: input,
		sends,
		outputs: said,
		choices: [],
		crashes: false
	};
	const told = input.type === "boot" && incarnation === 1 ? `node ${node} boots` : tell(label);
	const found = was === void 0 ? [] : changes(was, is);
	const listed = found.slice(0, MOST_CHANGES).map(({ path, before, after }) => `node ${node}: ${path} ${shown(before)} → ${shown(after)}`);
	const more = found.length > MOST_CHANGES ? [`… and ${found.length - MOST_CHANGES} more changes`] : [];
	return {
		says: told,
		changes: [...listed, ...more],
		label
	};
}
/** The state after the last step that conforms, with what the next line says differently. */
function divergence({ state }, { says, at, diff, kind }) {
	const light = {
		property: "conforms",
		kind: "always",
		doc: "Every recorded step is one that the reducer takes.",
		holds: false,
		reasons: [{
			says,
			holds: false,
			at: {
				nodes: [at.node],
				keys: []
			}
		}]
	};
	const changed = diff.map(({ path, before, after }) => `${path === "" ? "/" : path}: expected ${shown(before)}, recorded ${shown(after)}`);
	return {
		state,
		step: {
			says: `${at.file}:${at.line}: ${says} [${kind}]`,
			changes: changed,
			label: null
		},
		lights: [light]
	};
}
function inWords({ consumed, properties, doubts }) {
	const judged = properties.filter((property) => property.judged > 0).map(({ name, held, judged: asked }) => `${name} held in ${held} of ${asked} states`);
	return [
		`${consumed.events} events of ${consumed.nodes.length} nodes were replayed`,
		...judged,
		...doubts.slice(0, 3).map(({ says }) => `inconclusive: ${says}`)
	].join("; ");
}
function shown(value) {
	return value === void 0 ? "nothing" : brief(value).slice(0, 120);
}
export { recordedRun };
