/**
 * The repositories of twelve libraries in a process of its own: `serve-city.ts <works>`; that of a library is at
 * `/oai/<code>`. Prints where it listens, ends with its parent.
 */
import { createServer } from 'node:http';
import process from 'node:process';
import { answerOf, holdersOf, recordOf, SETS } from './city-records.ts';
import { listenForParent } from './listen.ts';

const WORKS = Number(process.argv[2]);
const PAGE = 200;

/** @param first number of the work with which the page begins */
function page(library: string, first: number): string {
  const records: string[] = [];
  let work = first;
  for (; work < WORKS && records.length < PAGE; work++)
    if (holdersOf(work).includes(library)) records.push(recordOf(work, library));
  const token = work < WORKS ? `<resumptionToken>${work}</resumptionToken>` : '';
  return answerOf(`<ListRecords>${records.join('')}${token}</ListRecords>`);
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const library = pathname.split('/').at(-1) ?? '';
  response.setHeader('Content-Type', 'text/xml; charset=utf-8');
  switch (searchParams.get('verb')) {
    case 'Identify':
      response.end(
        answerOf(
          `<Identify><repositoryName>${library}</repositoryName><baseURL>http://city.example/oai</baseURL><protocolVersion>2.0</protocolVersion><adminEmail>bench@library.example</adminEmail><earliestDatestamp>2024-01-01T00:00:00Z</earliestDatestamp><deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>`,
        ),
      );
      break;
    case 'ListSets':
      response.end(
        answerOf(
          `<ListSets>${SETS.map(([set, name]) => `<set><setSpec>${set}</setSpec><setName>${name}</setName></set>`).join('')}</ListSets>`,
        ),
      );
      break;
    case 'ListRecords':
      response.end(page(library, Number(searchParams.get('resumptionToken') ?? 0)));
      break;
    default:
      response.end(answerOf('<error code="badVerb">none</error>'));
  }
});
listenForParent(server);
