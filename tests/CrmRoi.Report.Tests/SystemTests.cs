

namespace CrmRoi.Report.Tests;

/// <summary>Exports of the seven systems, in their shapes, with the preset alone. All rows are made up.</summary>
public sealed class SystemTests : IDisposable
{
    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    [Fact]
    public void Salesforce_report_with_flags_converted_amounts_and_footer()
    {
        var json = _exports.Deals(
            """
            "Opportunity ID","Opportunity Name","Stage","Amount Currency","Amount","Amount (converted) Currency","Amount (converted)","Close Date","Created Date","Won","Closed"
            "0061","A, ""the first""
            of many","Signed","JPY","10000","USD","83.86","2025-02-06","2025-01-07","1","1"
            "0062","B","Closed Won","USD","10000","USD","10000","2025-03-01","2025-03-01","1","1"
            "0063","C","Closed Lost","USD","5000","USD","5000","2025-02-01","2025-01-15","0","1"
            "0064","D","Negotiation","EUR","900","USD","1000","2026-12-20","2025-02-15","0","0"


            "Grand Totals (4 records)"

            "Confidential Information - Do Not Distribute"
            "Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."

            """, "--from", "salesforce");

        Assert.Equal((2, 1, 1), Exports.Counts(json));
        Assert.Equal(10083.86m, (decimal)json["wonAmount"]!);
        Assert.Equal("USD", (string)json["currency"]!);
        Assert.Empty(Exports.Reasons(json));
        Assert.Equal(15, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal(3, json["source"]!["footer"]!.AsArray().Count);
        Assert.Contains(Exports.Notes(json), note => note.Contains("one close date", StringComparison.Ordinal));
    }

    [Fact]
    public void Salesforce_api_names_with_timestamps_beside_dates()
    {
        var json = _exports.Deals(
            """
            Id,Name,StageName,Amount,CloseDate,CreatedDate,IsWon,IsClosed,CurrencyIsoCode
            006A,a,Closed Won,100.0,2025-01-07,2025-01-07T09:30:00.000+0000,true,true,EUR
            006a,b,Closed Won,200.0,2025-01-08,2025-01-08T23:59:59.000Z,true,true,EUR
            006B,c,Closed Lost,,2025-01-09,2025-01-07T09:30:00.000+0000,false,true,EUR
            006C,d,Prospecting,300,2027-01-09,2025-01-07T09:30:00.000+0000,false,false,EUR
            """, "--from", "salesforce");

        Assert.Equal((2, 1, 1), Exports.Counts(json));
        Assert.Empty(Exports.Reasons(json));
        Assert.Equal(0, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal(2 / 3.0, (double)json["winRate"]!["value"]!, 12);
    }

    [Fact]
    public void Salesforce_stages_alone_and_german_labels()
    {
        var json = _exports.Deals(
            """
            Opportunity-Name;Phase;Betrag;Schlusstermin;Erstelldatum
            a;Closed Won ;1.234,50;06.02.2025;07.01.2025
            b;closed lost;;06.02.2025;07.01.2025
            c;Angebot;10;06.02.2027;07.01.2025
            """, "--from", "salesforce", "--culture", "de-DE");

        Assert.Equal((1, 1, 1), Exports.Counts(json));
        Assert.Equal(1234.50m, (decimal)json["wonAmount"]!);
    }

    [Fact]
    public void HubSpot_with_its_own_flags()
    {
        var json = _exports.Deals(
            """
            Record ID,Deal Name,Deal Stage,Amount,Amount in company currency,Currency,Close Date,Create Date,Is Closed Won,Is closed lost,Is Deal Closed?,Pipeline
            1,a,Signed,"$21,000","$21,000",USD,2025-02-01 10:00,2025-01-01 10:00,true,false,true,Sales
            2,b,Gone,100,110,EUR,2025-02-01 10:00,2025-01-01 10:00,false,true,true,Sales
            3,c,closedwon,,,USD,2025-02-01 10:00,2025-01-01 10:00,1,,1,Partner
            4,d,Contract sent,500,500,USD,2027-02-01 10:00,2025-01-01 10:00,,,,Sales
            """, "--from", "hubspot");

        Assert.Equal((2, 1, 1), Exports.Counts(json));
        Assert.Equal(21000m, (decimal)json["wonAmount"]!);
        Assert.Equal(1, (int)json["wonWithUnknownAmount"]!);
        Assert.Equal(21000m, (decimal)json["averageDealSize"]!);
        Assert.Equal(31, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal((1, 1, 1), Exports.Counts(_exports.Deals(File.ReadAllText(_exports.PathOf("deals.csv")), "--from", "hubspot", "--only", "pipeline=sales")));
    }

    [Fact]
    public void HubSpot_messy_amounts_leave_the_win_rate_as_it_is()
    {
        var json = _exports.Deals(
            """
            Deal Name,Deal Stage,Amount,Close Date,Create Date
            a,closed won ,"$21,000",2025-02-01,2025-01-01
            b,Closed Won,58.8k,2025-02-01,2025-01-01
            c,closedwon,,2025-02-01,2025-01-01
            d,CLOSED WON,12000,2025-02-01,2025-01-01
            e,Closed won (Sales Pipeline),"1,000",2025-02-01,2025-01-01
            f,Closed Lost,9000,2025-02-01,2025-01-01
            g,closed lost,,2025-02-01,2025-01-01
            h,Qualified,100,2027-02-01,2025-01-01
            i,Demo,100,2027-02-01,2025-01-01
            """, "--from", "hubspot");

        Assert.Equal((5, 2, 2), Exports.Counts(json));
        Assert.Equal(5 / 7.0, (double)json["winRate"]!["value"]!, 12);
        Assert.Equal(34000m, (decimal)json["wonAmount"]!);
        Assert.Contains("\"58.8k\"", Assert.Single(Exports.Reasons(json, "amountsNotRead")), StringComparison.Ordinal);
    }

    [Fact]
    public void HubSpot_internal_names_and_milliseconds()
    {
        var json = _exports.Deals(
            """
            hs_object_id,dealstage,amount,closedate,createdate,hs_is_closed_won,hs_is_closed,deal_currency_code
            1,12345,100,1738368000000,1735689600000,true,true,EUR
            2,12346,50,2025-02-01T00:00:00.123Z,2025-01-01T00:00:00Z,false,true,EUR
            """, "--from", "hubspot");

        Assert.Equal((1, 1, 0), Exports.Counts(json));
        Assert.Equal(31, (decimal)json["salesCycleDays"]!["mean"]!);
    }

    [Fact]
    public void HubSpot_numeric_stages_are_named_by_the_caller()
    {
        var text = "Record ID,Deal Stage,Amount,Close Date,Create Date\n1,98765,100,2025-02-01,2025-01-01\n2,98766,50,2025-02-01,2025-01-01\n3,1,50,2025-02-01,2025-01-01\n";

        Assert.Equal((1, 1, 1), Exports.Counts(_exports.Deals(text, "--from", "hubspot", "--won", "98765", "--lost", "98766")));
        Assert.Contains(Exports.Notes(_exports.Deals(text, "--from", "hubspot")), note => note.Contains("no closed deal", StringComparison.Ordinal));
    }

    [Fact]
    public void Dynamics_from_Excel_with_serial_dates_and_a_hidden_first_sheet()
    {
        string[] header = ["(Do Not Modify) Opportunity", "(Do Not Modify) Row Checksum", "(Do Not Modify) Modified On", "Topic", "Status", "Status Reason", "Est. Revenue", "Actual Revenue", "Est. close date", "Actual Close Date", "Created On"];
        var path = _exports.WriteXlsx("dynamics.xlsx",
        [
            header,
            ["g1", "x", 45700.5, "a", "Won", "Won", 1000, 1200.5, 45800, 45690, 45659.5], // 1 Jan 2025 12:00 to 1 Feb 2025
            ["g2", "x", 45700.5, "b", "Lost", "Out-Sold", 500, 0, 45800, 45690, 45659.5],
            ["g3", "x", 45700.5, "c", "Lost", "Canceled", null, null, 45800, 45691, 45659.25],
            ["g4", "x", 45700.5, "d", "Open", "In Progress", 300, null, 46800, null, 45659.5],
            ["g5", "x", 45700.5, "e", "Won", "Won", 700, null, 45800, 45690, 45659.5],
        ], hiddenFirst: true);
        var json = Exports.Report("--deals", path, "--from", "dynamics");

        Assert.Equal((2, 2, 1), Exports.Counts(json));
        Assert.Equal(1900.5m, (decimal)json["wonAmount"]!);
        Assert.Equal(31, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Empty(Exports.Reasons(json));
        Assert.Equal("Excel", (string)json["source"]!["form"]!);
    }

    [Fact]
    public void Dynamics_technical_names_with_state_codes_and_base_amounts()
    {
        var json = _exports.Deals(
            """
            opportunityid,statecode,estimatedvalue,actualvalue,estimatedvalue_base,actualvalue_base,actualclosedate,estimatedclosedate,createdon,transactioncurrencyid
            1,1,10,12,20,24,2025-02-01,2025-06-01,2025-01-01T08:00:00Z,EUR
            2,2,10,,20,,2025-02-01,2025-06-01,2025-01-01T08:00:00Z,USD
            3,0,10,,20,,,2025-06-01,2025-01-01T08:00:00Z,USD
            """, "--from", "dynamics");

        Assert.Equal((1, 1, 1), Exports.Counts(json));
        Assert.Equal(24m, (decimal)json["wonAmount"]!);
    }

    [Fact]
    public void Pipedrive_status_counts_and_not_the_stage()
    {
        var json = _exports.Deals(
            """
            Deal - ID,Deal - Title,Deal - Stage,Deal - Status,Deal - Value,Deal - Currency of Value,Deal - Deal created,Deal - Won time,Deal - Lost time,Deal - Expected close date,Deal - Lost reason
            1,a,Proposal Made,Won,100,EUR,2025-01-01 08:00:00,2025-01-11 08:00:00,,2025-03-01,
            2,b,Won,Lost,200,EUR,2025-01-01 08:00:00,,2025-01-21 08:00:00,2025-03-01,duplicate
            3,c,Won,open,0,EUR,2025-01-01 08:00:00,,,2025-03-01,
            4,d,Demo,deleted,5,EUR,2025-01-01 08:00:00,,,2025-03-01,
            """, "--from", "pipedrive");

        Assert.Equal((1, 1, 1), Exports.Counts(json));
        Assert.Equal(10, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal((1, 0, 1), Exports.Counts(_exports.Deals(File.ReadAllText(_exports.PathOf("deals.csv")), "--from", "pipedrive", "--exclude", "Deal - Lost reason=Duplicate")));
        Assert.Contains(Exports.Notes(json), note => note.Contains("--zero-is-unknown", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("ID,Status,Value,Currency,Deal created on,Deal closed on\n1,won,100,EUR,2025-01-01,2025-01-11\n2,lost,,EUR,2025-01-01,2025-01-21\n3,Open,1,EUR,2025-01-01,\n")]
    [InlineData("id,add_time,status,value,currency,won_time,lost_time,close_time\n1,2025-01-01 00:00:00,won,100,EUR,2025-01-11 00:00:00,,2025-01-11 00:00:00\n2,2025-01-01 00:00:00,lost,,EUR,,2025-01-21 00:00:00,\n3,2025-01-01 00:00:00,open,1,EUR,,,\n")]
    [InlineData("Deal - ID,Deal - Add time,Deal - Value,Deal - Won time,Deal - Lost time\n1,2025-01-01,100,2025-01-11,\n2,2025-01-01,,,2025-01-21\n3,2025-01-01,1,,\n")]
    [InlineData("Obchod - ID;Obchod - Stav;Obchod - Hodnota;Obchod - Vytvořeno;Obchod - Datum výhry;Obchod - Datum prohry\n1;Vyhráno;100;2025-01-01;2025-01-11;\n2;Prohráno;;2025-01-01;;2025-01-21\n3;Otevřeno;1;2025-01-01;;\n")]
    public void Pipedrive_in_other_shapes(string text)
    {
        var json = _exports.Deals(text, "--from", "pipedrive");

        Assert.Equal((1, 1, 1), Exports.Counts(json));
        Assert.Equal(100m, (decimal)json["wonAmount"]!);
        Assert.Equal(10, (decimal)json["salesCycleDays"]!["mean"]!);
    }

    [Fact]
    public void Zoho_loses_to_competition_too()
    {
        var json = _exports.Deals(
            """
            Record Id,Deal Name,Amount,Stage,Closing Date,Created Time,Deal Owner.id,Deal Owner,Currency
            zcrm_1,a,100,Closed Won,2025-02-01,2025-01-01 10:00:00,1,x,EUR
            zcrm_2,b,100,Closed-Lost to Competition,2025-02-01,2025-01-01 10:00:00,1,x,EUR
            zcrm_3,c,100,Closed Lost,2025-02-01,2025-01-01 10:00:00,1,x,EUR
            zcrm_4,d,100,Negotiation/Review,2025-02-01,2025-01-01 10:00:00,1,x,EUR
            """, "--from", "zoho");

        Assert.Equal((1, 2, 1), Exports.Counts(json));
        Assert.Equal(31, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Contains(Exports.Notes(json), note => note.Contains("expected one", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("id,name,type,stage_id,probability,active,expected_revenue,create_date,date_closed,date_deadline\n1,a,opportunity,Won,100.0,True,100,2025-01-01 00:00:00,2025-01-11 00:00:00,\n2,b,opportunity,New,0.0,False,100,2025-01-01 00:00:00,2025-01-21 00:00:00,\n3,c,opportunity,Qualified,40,True,100,2025-01-01 00:00:00,,2026-01-01\n4,d,lead,New,10,True,100,2025-01-01 00:00:00,,\n")]
    [InlineData("External ID,Opportunity,Stage,Probability,Active,Expected Revenue,Created on,Closed Date,Expected Closing\n__1,a,Won,100,TRUE,100,2025-01-01 00:00:00,2025-01-11 00:00:00,\n__2,b,New,0,FALSE,100,2025-01-01 00:00:00,2025-01-21 00:00:00,\n__3,c,Qualified,40,TRUE,100,2025-01-01 00:00:00,,2026-01-01\n")]
    [InlineData("id,won_status,stage_id,expected_revenue,create_date,date_closed\n1,Won,Won,100,2025-01-01 00:00:00,2025-01-11 00:00:00\n2,lost,New,100,2025-01-01 00:00:00,2025-01-21 00:00:00\n3,Pending,New,100,2025-01-01 00:00:00,\n")]
    public void Odoo_loses_by_archiving(string text)
    {
        var json = _exports.Deals(text, "--from", "odoo");

        Assert.Equal((1, 1, 1), Exports.Counts(json));
        Assert.Equal(10, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal(100m, (decimal)json["wonAmount"]!);
    }

    [Fact]
    public void Odoo_without_its_archived_deals_says_so()
    {
        var json = _exports.Deals("id,stage_id,expected_revenue,create_date,date_closed\n1,Won,100,2025-01-01,2025-01-11\n2,New,0,2025-01-01,\n", "--from", "odoo");

        Assert.Contains(Exports.Notes(json), note => note.Contains("no lost deal", StringComparison.Ordinal) && note.Contains("archives", StringComparison.Ordinal));
    }

    [Fact]
    public void SuiteCrm_prefers_the_base_currency_and_passes_deleted_rows_over()
    {
        var json = _exports.Deals(
            """
            "ID";"Opportunity Name";"Opportunity Amount";"Amount";"Currency";"Sales Stage";"Expected Close Date";"Date Created";"Deleted"
            "1";"a";"100,00";"110,00";"-99";"Closed Won";"01.02.2025";"01.01.2025 10:00";"0"
            "2";"b";"200,00";"200,00";"5f3c";"Closed Lost";"01.02.2025";"01.01.2025 10:00";"0"
            "3";"c";"300,00";"300,00";"-99";"Prospecting";"01.02.2025";"01.01.2025 10:00";"0"
            "4";"d";"400,00";"400,00";"-99";"Closed Won";"01.02.2025";"01.01.2025 10:00";"1"
            """, "--from", "suitecrm", "--culture", "de-DE");

        Assert.Equal((1, 1, 1), Exports.Counts(json));
        Assert.Equal(110m, (decimal)json["wonAmount"]!);
        Assert.Equal(31, (decimal)json["salesCycleDays"]!["mean"]!);
    }

    [Fact]
    public void SuiteCrm_technical_names()
    {
        var json = _exports.Deals(
            """
            id,name,amount,amount_usdollar,currency_id,sales_stage,date_closed,date_entered,deleted
            1,a,100,120,EUR,Closed Won,2025-02-01,2025-01-01 10:00:00,0
            2,b,200,200,USD,Closed Lost,2025-02-01,2025-01-01 10:00:00,0
            """, "--from", "suitecrm");

        Assert.Equal(120m, (decimal)json["wonAmount"]!);
    }

    [Theory]
    [InlineData("salesforce", "Opportunity ID,Stage,Amount,Close Date,Created Date,Won,Closed")]
    [InlineData("hubspot", "Record ID,Deal Name,Deal Stage,Amount,Close Date,Create Date,Pipeline")]
    [InlineData("dynamics", "(Do Not Modify) Opportunity,Topic,Status,Est. Revenue,Actual Revenue,Est. Close Date,Actual Close Date,Created On")]
    [InlineData("pipedrive", "Deal - ID,Deal - Title,Deal - Value,Deal - Currency,Deal - Status,Deal - Deal created,Deal - Won time,Deal - Lost time")]
    [InlineData("zoho", "Record Id,Deal Name,Amount,Stage,Closing Date,Created Time")]
    [InlineData("odoo", "id,name,stage_id,probability,active,expected_revenue,create_date,date_closed,date_deadline")]
    [InlineData("suitecrm", "ID,Opportunity Name,Opportunity Amount,Amount,Currency,Sales Stage,Expected Close Date,Date Created")]
    public void An_export_without_a_preset_is_recognised(string system, string header)
    {
        var error = Assert.Throws<OptionException>(() => _exports.Deals(header + "\n"));

        Assert.Contains($"--from {system}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_win_over_the_preset()
    {
        const string Text = "Id,StageName,My Stage,Amount,Net,CloseDate,CreatedDate,IsWon,IsClosed\n1,Closed Won,Signed,10,8,2025-02-01,2025-01-01,true,true\n2,Closed Won,Paid,10,8,2025-02-01,2025-01-01,true,true\n3,Closed Lost,No,10,8,2025-02-01,2025-01-01,false,true\n";
        var json = _exports.Deals(Text, "--from", "salesforce", "--map", "stage=My Stage,amount=Net", "--lost", "No,Paid");

        Assert.Equal((1, 2, 0), Exports.Counts(json));
        Assert.Equal(8m, (decimal)json["wonAmount"]!);
    }
}
