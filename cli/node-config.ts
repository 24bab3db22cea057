/** The configuration of a whole node, as a file. */
import type { LogFormat, LogLevel } from './node-log.ts';

/**
 * The file of `selfman node --config`. Its JSON Schema is generated from this type. Each field is the option of that name, without
 * the dashes: `logLevel` is `--log-level`.
 */
export interface NodeConfig {
  /** @minLength 1 */
  readonly data?: string;
  readonly listen?: string;
  readonly http?: string;
  /** @minLength 1 */
  readonly tls?: string;
  /** @minItems 1 */
  readonly join?: readonly string[];
  /**
   * @minLength 1
   * @maxLength 100
   */
  readonly cluster?: string;
  /**
   * @TJS-type integer
   * @minimum 1
   * @maximum 16
   */
  readonly replicas?: number;
  readonly spread?: string;
  readonly logLevel?: LogLevel;
  readonly logFormat?: LogFormat;
}
