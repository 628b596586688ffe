import { deflateSync } from 'node:zlib';
import { PbfWriter } from 'pbf';

/** One part of an OSM PBF file, as any tool writes one; `blob` writes what is packed. */
export function osmPart(kind: string, blob: (pbf: PbfWriter) => void): Buffer {
  const body = new PbfWriter();
  blob(body);
  const bytes = body.finish();
  const header = new PbfWriter();
  header.writeStringField(1, kind);
  header.writeVarintField(3, bytes.length);
  const headerBytes = header.finish();
  const length = Buffer.alloc(4);
  length.writeUInt32BE(headerBytes.length);
  return Buffer.concat([length, headerBytes, bytes]);
}

/** The first part, with what the file asks of its readers. */
export function osmHeader(features: readonly string[] = ['OsmSchema-V0.6', 'DenseNodes']): Buffer {
  const pbf = new PbfWriter();
  for (const feature of features) pbf.writeStringField(4, feature);
  return packed('OSMHeader', pbf.finish());
}

/** A part with elements, `write` writes what is in it. */
export function osmData(write: (pbf: PbfWriter) => void): Buffer {
  return packed('OSMData', messageOf(write));
}

export function messageOf(write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter();
  write(pbf);
  return pbf.finish();
}

function packed(kind: string, bytes: Uint8Array): Buffer {
  return osmPart(kind, (pbf) => {
    pbf.writeVarintField(2, bytes.length);
    pbf.writeBytesField(3, deflateSync(bytes));
  });
}

export interface OsmTown {
  readonly nodes: readonly {
    readonly id: number;
    readonly longitude: number;
    readonly latitude: number;
    readonly tags?: Readonly<Record<string, string>>;
  }[];
  readonly ways: readonly { readonly id: number; readonly nodeIds: readonly number[]; readonly tags: Readonly<Record<string, string>> }[];
}

/** A whole file with few elements: nodes and ways as they are given, coordinates to 1e-7 degrees. */
export function osmFile({ nodes, ways }: OsmTown): Buffer {
  const texts = [''];
  const textOf = (text: string): number => {
    if (!texts.includes(text)) texts.push(text);
    return texts.indexOf(text);
  };
  const nodeMessages = nodes.map(({ id, longitude, latitude, tags = {} }) =>
    messageOf((pbf) => {
      pbf.writeSVarintField(1, id);
      pbf.writePackedVarint(2, Object.keys(tags).map(textOf));
      pbf.writePackedVarint(3, Object.values(tags).map(textOf));
      pbf.writeSVarintField(8, Math.round(latitude * 1e7));
      pbf.writeSVarintField(9, Math.round(longitude * 1e7));
    }),
  );
  const wayMessages = ways.map(({ id, nodeIds, tags }) =>
    messageOf((pbf) => {
      pbf.writeVarintField(1, id);
      pbf.writePackedVarint(2, Object.keys(tags).map(textOf));
      pbf.writePackedVarint(3, Object.values(tags).map(textOf));
      pbf.writePackedSVarint(
        8,
        nodeIds.map((nodeId, i) => nodeId - (nodeIds[i - 1] ?? 0)),
      );
    }),
  );
  const group = (field: number, messages: readonly Uint8Array[]): Uint8Array =>
    messageOf((pbf) => messages.forEach((message) => pbf.writeBytesField(field, message)));
  return Buffer.concat([
    osmHeader(),
    osmData((pbf) => {
      pbf.writeBytesField(2, group(1, nodeMessages));
      pbf.writeBytesField(2, group(3, wayMessages));
      pbf.writeBytesField(
        1,
        messageOf((table) => texts.forEach((text) => table.writeStringField(1, text))),
      );
    }),
  ]);
}
