namespace CrmRoi.Report.Tests;

/// <summary>Shapes that exports of the seven systems come in besides the plain one, each with the preset alone. All rows are made up.</summary>
public sealed class ShapeTests : IDisposable
{
    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    [Theory]
    // A Salesforce report with American dates: only some of them show the order.
    [InlineData("salesforce", "\"Opportunity Name\",\"Stage\",\"Amount\",\"Probability (%)\",\"Close Date\",\"Created Date\"\n\"a\",\"Closed Won\",\"1,000.00\",\"100\",\"2/1/2025\",\"1/1/2025\"\n\"b\",\"Closed Lost\",\"5\",\"0\",\"2/3/2025\",\"1/3/2025\"\n\"c\",\"Demo\",\"\",\"20\",\"12/20/2026\",\"2/5/2025\"\n\n\"Grand Totals (3 records)\"\n")]
    // The data loader, a deleted row among them.
    [InlineData("salesforce", "ID,ISDELETED,NAME,STAGENAME,AMOUNT,CLOSEDATE,ISCLOSED,ISWON,CREATEDDATE\n1,false,a,Signed,1000,2025-02-01,true,true,2025-01-01T08:00:00.000Z\n2,false,b,Dead,5,2025-02-01,true,false,2025-01-01T08:00:00.000Z\n3,false,c,Demo,5,2027-02-01,false,false,2025-01-01T08:00:00.000Z\n4,true,d,Signed,999,2025-02-01,true,true,2025-01-01T08:00:00.000Z\n")]
    [InlineData("salesforce", "\"Opportunity: ID\",\"Opportunity: Stage\",\"Opportunity: Amount\",\"Opportunity: Close Date\",\"Opportunity: Created Date\",\"Opportunity: Won\",\"Opportunity: Closed\"\n\"1\",\"x\",\"1000\",\"2025-02-01\",\"2025-01-01\",\"true\",\"true\"\n\"2\",\"x\",\"1\",\"2025-02-01\",\"2025-01-01\",\"false\",\"true\"\n\"3\",\"x\",\"1\",\"2025-02-01\",\"2025-01-01\",\"false\",\"false\"\n")]
    // Stages with numbers, and with a reason behind them.
    [InlineData("salesforce", "Name,Stage,Amount,Close Date,Created Date\na,7 - Won (100%),1000,2025-02-01,2025-01-01\nb,Lost - Competitor,1,2025-02-01,2025-01-01\nc,2 - Demo,1,2025-02-01,2025-01-01\n")]
    [InlineData("salesforce", "商談名,フェーズ,金額,完了予定日,作成日\na,受注,1000,2025/02/01,2025/01/01\nb,失注,1,2025/02/01,2025/01/01\nc,提案,1,2027/02/01,2025/01/01\n")]
    [InlineData("hubspot", "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Pipeline,Create Date,Deal probability\n1,a,Closed Won (Sales Pipeline),2025-02-01 14:22,Ann,\"1,000.00\",Sales,2025-01-01 14:22,1\n2,\"b\nb\",Opportunity Lost,2025-02-01 14:22,Ann,5,Sales,2025-01-01 14:22,0\n3,c,Contract Sent,2024-02-01 14:22,Bob,,Sales,2025-01-01 14:22,0.9\n")]
    [InlineData("hubspot", "Record ID,Deal Stage,Close Date,Amount,Create Date\n1,Closed Won,02/01/2025 2:22 PM,1000,01/01/2025 2:22 PM\n2,Closed Lost,02/13/2025 2:22 PM,1,01/13/2025 2:22 PM\n3,Demo,02/01/2026 2:22 PM,1,01/02/2025 2:22 PM\n")]
    [InlineData("dynamics", "Topic,Status,Est. Close Date,Actual Close Date,Est. Revenue,Actual Revenue,Created On\na,Won,1/31/2025,2/1/2025,$900.00,\"$1,000.00\",1/1/2025 10:15 AM\nb,Lost,2/3/2025,2/2/2025,$900.00,$0.00,1/2/2025 10:15 PM\nc,Open,2/3/2026,,$900.00,,1/2/2025 10:15 PM\n")]
    [InlineData("pipedrive", "Deal - ID;Deal - Titel;Deal - Wert;Deal - Währung von Wert;Deal - Status;Deal - Deal erstellt;Deal - Gewonnen um;Deal - Verloren um\n1;a;1000;EUR;Gewonnen;2025-01-01 10:00:00;2025-02-01 10:00:00;\n2;b;1;EUR;Verloren;2025-01-01 10:00:00;;2025-02-01 10:00:00\n3;c;1;EUR;Offen;2025-01-01 10:00:00;;\n")]
    [InlineData("zoho", "Record Id,Deal Owner.id,Deal Name,Amount,Stage,Closing Date,Created Time\nz1,z9,a,\"$1,000.00\",Closed Won,\"Feb 1, 2025\",\"Jan 1, 2025 10:00 AM\"\nz2,z9,b,$10.00,Closed-Lost to Competition,\"Feb 1, 2025\",\"Jan 1, 2025 10:00 AM\"\nz3,z9,c,,Needs Analysis,\"Feb 1, 2026\",\"Jan 1, 2025 10:00 AM\"\n")]
    // Odoo without the column that says which are archived; with both of its ids.
    [InlineData("odoo", "Created on,Opportunity,Expected Revenue,Stage,Probability,Closed Date\n2025-01-01 10:00:00,a,1000.0,Won,100.0,2025-02-01 10:00:00\n2025-01-01 10:00:00,b,500.0,Qualified,0.0,2025-02-01 10:00:00\n2025-01-01 10:00:00,c,1.0,New,0.0,\n")]
    [InlineData("odoo", "id,.id,name,stage_id/id,stage_id,active,probability,expected_revenue,create_date,date_closed\nx_1,1,a,crm.stage_lead4,Won,t,100,1000,2025-01-01 10:00:00.123,2025-02-01 10:00:00.123\nx_2,2,b,crm.stage_lead1,New,f,0,1,2025-01-01 10:00:00,2025-02-01 10:00:00\nx_3,3,c,crm.stage_lead1,New,t,10,1,2025-01-01 10:00:00,\n")]
    [InlineData("suitecrm", "\"Name\",\"ID\",\"Date Created\",\"Opportunity Amount\",\"Currency\",\"Expected Close Date\",\"Sales Stage\"\n\"a\",\"1\",\"01/01/2025 10.30pm\",\"1,000.00\",\"-99\",\"02/01/2025\",\"Closed Won\"\n\"b\",\"2\",\"01/13/2025 10.30pm\",\"1.00\",\"-99\",\"02/01/2025\",\"Closed Lost\"\n\"c\",\"3\",\"01/02/2025 10.30pm\",\"1.00\",\"-99\",\"02/01/2026\",\"Prospecting\"\n")]
    public void One_is_won_one_lost_and_one_open(string system, string text)
    {
        var json = _exports.Deals(text, "--from", system);

        Assert.Empty(Exports.Reasons(json));
        Assert.Equal((1, 1, 1), Exports.Counts(json));
        Assert.Equal(1000m, (decimal)json["wonAmount"]!);
        Assert.Equal(31, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Contains((string?)json["currency"], (string?[])[null, "USD", "EUR"]);
    }

    [Fact]
    public void The_order_of_dates_is_taken_from_the_file_and_told()
    {
        const string Text = "Name,Stage,Amount,Close Date,Created Date\na,Closed Won,1,2/1/2025,1/1/2025\nb,Closed Lost,1,2/1/2025,1/1/2025\n";

        var refused = _exports.Deals(Text, "--from", "salesforce");
        Assert.Equal(2, (int)refused["rejectedCount"]!);
        Assert.All(Exports.Reasons(refused), reason => Assert.Contains("--culture", reason, StringComparison.Ordinal));

        var american = _exports.Deals(Text + "c,Demo,1,12/31/2026,1/1/2025\n", "--from", "salesforce");
        Assert.Equal((1, 1, 1), Exports.Counts(american));
        Assert.Equal(31, (decimal)american["salesCycleDays"]!["mean"]!);
        Assert.Contains(Exports.Notes(american), note => note.Contains("2/1/2025 are read with the month first, as 12/31/2026", StringComparison.Ordinal));
        Assert.Equal(1, (decimal)_exports.Deals(Text + "c,Demo,1,31/12/2026,1/1/2025\n", "--from", "salesforce")["salesCycleDays"]!["mean"]!);

        // Where they contradict each other, nothing is taken from them.
        Assert.Equal(2, (int)_exports.Deals(Text + "c,Demo,1,31/12/2026,1/1/2025\nd,Demo,1,12/31/2026,1/1/2025\n", "--from", "salesforce")["rejectedCount"]!);
    }

    [Fact]
    public void A_stage_that_only_seems_won_is_open_and_told()
    {
        const string Rest = "b,Closed Lost,1,0,2025-02-01,2025-01-01\nc,Closed Won,1,100,2025-02-01,2025-01-01\n";
        const string Head = "Name,Stage,Amount,Probability (%),Close Date,Created Date\n";

        var verbal = _exports.Deals(Head + "a,Verbally won,1,90,2025-02-01,2025-01-01\n" + Rest, "--from", "salesforce");
        Assert.Equal((1, 1, 1), Exports.Counts(verbal));
        Assert.Contains(Exports.Notes(verbal), note => note.Contains("\"Verbally won\" says won or lost", StringComparison.Ordinal));

        var certain = _exports.Deals(Head + "a,Signed,1,100%,2025-02-01,2025-01-01\n" + Rest, "--from", "salesforce");
        Assert.Equal((1, 1, 1), Exports.Counts(certain));
        Assert.Contains(Exports.Notes(certain), note => note.Contains("\"Signed\" have a probability of 100%", StringComparison.Ordinal));

        var given = _exports.Deals(Head + "a,Signed,1,100%,2025-02-01,2025-01-01\n" + Rest, "--from", "salesforce", "--won", "Signed,Closed Won");
        Assert.Equal((2, 1, 0), Exports.Counts(given));
        Assert.DoesNotContain(Exports.Notes(given), note => note.Contains("probability", StringComparison.Ordinal));

        var unnamed = _exports.Deals(Head + "a,Signed,1,90,2025-02-01,2025-01-01\n", "--from", "salesforce");
        Assert.Contains(Exports.Notes(unnamed), note => note.Contains("no closed deal", StringComparison.Ordinal) && note.Contains("\"Signed\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Won't fix")]
    [InlineData("Lost contact")]
    [InlineData("Wonderful")]
    public void These_are_open(string stage) => Assert.Equal((0, 0, 1), Exports.Counts(_exports.Deals($"Name,Stage,Amount,Close Date,Created Date\na,{stage},1,2025-02-01,2025-01-01\n", "--from", "salesforce")));

    [Fact]
    public void A_formatted_report_of_Salesforce_grouped_by_stage()
    {
        var path = _exports.WriteXlsx("report.xlsx",
        [
            [null, "Pipeline"],
            [null, "As of 2025-06-01 10:00:00 Eastern Standard Time"],
            [null, "Filtered By"],
            [],
            [null, "Stage  ↑", "Opportunity Name", "Amount", "Close Date", "Created Date"],
            [null, "Closed Lost", "a", 500, 45688, 45658],
            [null, null, "b", 600, 45688, 45658],
            [null, "Subtotal", "Sum", 1100],
            [null, null, "Count", 2],
            [null, "Closed Won", "c", 1000, 45688, 45658],
            [null, null, "d", 2000, 45688, 45658],
            [null, "Subtotal", "Sum", 3000],
            [null, null, "Count", 2],
            [null, "Total", "Sum", 4100],
            [null, null, "Count", 4],
            [],
            [null, "Confidential Information - Do Not Distribute"],
        ]);
        var json = Exports.Report("--deals", path, "--from", "salesforce");

        Assert.Empty(Exports.Reasons(json));
        Assert.Equal((2, 2, 0), Exports.Counts(json));
        Assert.Equal(3000m, (decimal)json["wonAmount"]!);
        Assert.Equal(30, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal(7, json["source"]!["footer"]!.AsArray().Count);
    }

    [Fact]
    public void A_total_whose_words_lie_under_the_stage_is_no_deal()
    {
        var path = _exports.WriteXlsx("total.xlsx",
        [
            ["Owner", "Opportunity Name", "Stage", "Amount", "Close Date", "Created Date"],
            ["Ann", "a", "Closed Won", 1000, 45688, 45658],
            ["Total", null, "Sum", 1000],
            [null, null, "Count", 1],
        ]);
        var json = Exports.Report("--deals", path, "--from", "salesforce");

        Assert.Equal((1, 0, 0), Exports.Counts(json));
        Assert.Equal(2, json["source"]!["footer"]!.AsArray().Count);
    }

    [Fact]
    public void A_record_of_a_CRM_has_a_day_on_which_it_was_created()
    {
        var json = _exports.Deals("Name,Stage,Amount,Close Date,Created Date\na,Demo,1,2027-02-01,\n", "--from", "salesforce");

        Assert.Equal("Created Date is blank; a deal needs it", Assert.Single(Exports.Reasons(json)));
    }

    [Fact]
    public void A_day_of_another_zone_is_no_sign_of_migrated_data()
    {
        const string Text = "Name,StageName,Amount,CloseDate,CreatedDate\na,Closed Won,1,2025-01-07,2025-01-08T02:30:00.000Z\nb,Closed Lost,1,2025-02-07,2025-01-08T02:30:00.000Z\n";
        var utc = _exports.Deals(Text, "--from", "salesforce");

        Assert.Contains("--time-zone", Assert.Single(Exports.Reasons(utc)), StringComparison.Ordinal);
        Assert.Empty(utc["migrated"]!.AsArray());
        Assert.Equal((1, 1, 0), Exports.Counts(_exports.Deals(Text, "--from", "salesforce", "--time-zone", "America/New_York")));
    }

    [Fact]
    public void Two_columns_of_accounts_do_not_stop_a_report() =>
        Assert.Equal((1, 0, 0), Exports.Counts(_exports.Deals("Account,Account,Stage,Amount,Close Date,Created Date\nx,y,Closed Won,1,2025-02-01,2025-01-01\n", "--from", "salesforce")));
}
