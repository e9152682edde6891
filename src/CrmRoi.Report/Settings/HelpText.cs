namespace CrmRoi.Report;

/// <summary>What --help prints.</summary>
internal static class HelpText
{
    public const string Text = """
        Did the CRM pay for itself? A report from the exports of a CRM: to the terminal and as a web page.

        Usage: crmroi-report [OPTIONS]
               dotnet run docs/examples/crm-report.cs -- [OPTIONS]

        Without options it reports on a made-up company.

        Your deals, one CSV or Excel file (.xlsx):

          --deals FILE          the file: a header, one deal a row
          --from SYSTEM         whose export it is: salesforce, hubspot, dynamics, pipedrive, zoho, odoo or suitecrm.
                                Finds the columns, in several languages, and what won and lost are called
          --map ROLE=COLUMN,…   columns by hand; the roles are opened, closed, expected, stage, status, iswon, islost,
                                isclosed, amount, wonamount, cost, currency, id and customer. Without --from a role that
                                is not mapped is looked for under its own name
          --won NAME,…          what won is called in the column of the status or the stage
          --lost NAME,…         what lost is called; any other name is open
          --only COLUMN=VALUE   read only these rows; may be given several times
          --exclude COLUMN=VALUE  do not read these rows; may be given several times
          --id COLUMN           the column that tells deals apart; equal rows of one id count once
          --sum-rows            rows of one id are parts of one deal: their amounts are added
          --zero-is-unknown     an amount of 0 means that nobody gave one
          --margin SHARE        the share of an amount that is gross profit, 0.4 or 40%, where there is no column of costs

        How cells are written:

          --culture NAME        de-DE, en-US: the decimal comma, and whether 1/7/2026 is in January or July
          --date-format FORMAT  dd.MM.yyyy; may be given several times. Without it: ISO 8601 and whatever has one meaning
          --time-zone NAME      Europe/Berlin: the zone of dates, and of times without an offset; UTC without it
          --separator CHAR      the character between cells, or "tab"; found in the header without it
          --encoding NAME       utf-8, utf-16, windows-1252; found in the file without it

        Money:

          --currency CODE       the currency of the report, EUR
          --currency-column COLUMN  the column of currencies. Two currencies are never added
          --rates FILE          converts them: a CSV file with the columns from, to, rate, and date if they change

        The whole company:

          --data FOLDER         a folder with crm-report.json, which names its files: deals, leads, touches, cases, surveys,
                                purchases, customers, activities and costs, each optional
          --init FOLDER         writes that crm-report.json, filled with what the headers show

        What to compare:

          --go-live DATE        the day the CRM went live: adds the comparison of before and after
          --control COLUMN=VALUE  the deals of those who did not get the CRM
          --crm-cost AMOUNT     what the CRM cost until the end of the data
          --by COLUMN           the group to compare: rep, team, region, product
          --fiscal-year-start MONTH  the month in which the fiscal year starts, 1 to 12

        What is written:

          --html FILE           the page; crm-report.html without it
          --json FILE           all figures, unrounded
          --name TEXT           the title
          --help                print this text

        A row that breaks a rule is rejected, with its number (1 is the first row below the header), its line and the reason,
        and the rest is still computed. Exit code: 0, 1 where an option or a file is wrong, 2 where every row was rejected.

          crmroi-report --deals opportunities.csv --from salesforce --go-live 2025-01-01 --crm-cost 48000 --margin 40%

        """;
}
