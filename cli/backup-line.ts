/** The lines of a backup, each one a JSON value. Their JSON Schema is generated from these types. */
export type BackupLine = BackupHead | BackupValue | BackupEnd;

/** The first line. */
export interface BackupHead {
  readonly type: 'backup';
  readonly format: 1;
  /** The program and its version. */
  readonly software: string;
  /** When the backup was begun, in ISO 8601. */
  readonly begun: string;
}

export interface BackupValue {
  readonly type: 'value';
  readonly key: string;
  /** The version that was read. A restored value has another one. */
  readonly version: string;
  /** The text of the JSON value, as it was written. */
  readonly text: string;
}

/** The last line. */
export interface BackupEnd {
  readonly type: 'end';
  /** @TJS-type integer */
  readonly values: number;
  /** `snapshot`: all values were there at one moment. `changing`: each was there at some moment, while others changed. */
  readonly consistency: 'snapshot' | 'changing';
  /** Of all lines before this one, in hexadecimal. */
  readonly sha256: string;
}
