import { expect } from 'chai';
import type { OpeningHours } from '../../../../catalogue/opening-hours.ts';
import { libraryNode } from '../../../../server/presenters/site/structured.ts';

describe('a library as data of schema.org', () => {
  const library = { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' };
  const day = [{ from: 9 * 60, until: 24 * 60 }];
  const hours: OpeningHours = {
    week: [[], day, [], [], [], [], []],
    exceptions: [
      { from: '2026-10-01', until: '2026-10-03', name: '国庆节', spans: [] },
      { from: '2026-10-10', until: '2026-10-10', name: '调休', spans: [{ from: 540, until: 720 }] },
    ],
    note: '',
  };

  it('has the hours of the settings, and its holidays by their days', () => {
    const spec = { '@type': 'OpeningHoursSpecification' };
    expect(libraryNode('https://nj.example', { ...library, hours }, '')).to.deep.include({
      openingHoursSpecification: [
        { ...spec, dayOfWeek: 'https://schema.org/Tuesday', opens: '09:00', closes: '23:59' },
      ],
      specialOpeningHoursSpecification: [
        {
          ...spec,
          name: '国庆节',
          validFrom: '2026-10-01',
          validThrough: '2026-10-03',
          opens: '00:00',
          closes: '00:00',
        },
        {
          ...spec,
          name: '调休',
          validFrom: '2026-10-10',
          validThrough: '2026-10-10',
          opens: '09:00',
          closes: '12:00',
        },
      ],
    });
  });

  it('says nothing of hours that are a line of text', () => {
    const told = libraryNode('https://nj.example', { ...library, hours: '周二至周日开放' }, '');
    expect(told).to.not.have.any.keys(
      'openingHoursSpecification',
      'specialOpeningHoursSpecification',
    );
  });
});
