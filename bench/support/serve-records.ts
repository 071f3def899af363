/**
 * A repository of synthetic records in a process of its own: `serve-records.ts <records> [records a page]`.
 * Prints its base URL, ends with its parent.
 */
import { createServer } from 'node:http';
import process from 'node:process';
import { syntheticPage } from './generate-records.ts';
import { listenForParent } from './listen.ts';

const total = Number(process.argv[2]);
const PAGE = Number(process.argv[3] ?? 200);
/** A million records take 2 GB as pages: then they are made when they are asked for. */
const MOST_KEPT = 200_000;

const IDENTIFY =
  '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request verb="Identify">http://synthetic.example/oai</request><Identify><repositoryName>Synthetic</repositoryName><baseURL>http://synthetic.example/oai</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>bench@library.example</adminEmail><earliestDatestamp>2024-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify></OAI-PMH>';
const NO_SETS =
  '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request>http://synthetic.example/oai</request><error code="noSetHierarchy">none</error></OAI-PMH>';

// Pages are made once, so that the harvester and not this process is measured the second time.
const pages: Buffer[] = [];
function page(first: number): Buffer {
  const size = Math.min(PAGE, total - first);
  const next = first + size < total ? String(first + size) : null;
  const make = (): Buffer => Buffer.from(syntheticPage(first, size, next));
  return total > MOST_KEPT ? make() : (pages[first / PAGE] ??= make());
}

const server = createServer((request, response) => {
  const query = new URL(request.url ?? '/', 'http://localhost').searchParams;
  response.setHeader('Content-Type', 'text/xml; charset=utf-8');
  switch (query.get('verb')) {
    case 'Identify':
      response.end(IDENTIFY);
      break;
    case 'ListRecords':
      response.end(page(Number(query.get('resumptionToken') ?? 0)));
      break;
    default:
      response.end(NO_SETS);
  }
});
listenForParent(server);
