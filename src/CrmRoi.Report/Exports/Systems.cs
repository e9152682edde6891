namespace CrmRoi.Report;

/// <summary>The seven systems. docs/from-your-crm.md has the source of each field.</summary>
internal static class Systems
{
    public static CrmSystem Salesforce { get; } = new("salesforce")
    {
        Prefixes = ["opportunity"],
        Id = ["opportunityid", "id", "casesafeopportunityid", "opportunityid18", "opportunity"],
        Opened = ["createddate", "opportunitycreateddate", "erstelldatum", "datedecreation", "fechadecreacion", "datacreazione", "datadecriacao", "aanmaakdatum", "datumaangemaakt", "aangemaaktop", "作成日"],
        Expected = ["closedate", "opportunityclosedate", "完了予定日", "schlusstermin", "abschlussdatum", "datedecloture", "fechadecierre", "datachiusura", "datadechiusura", "datadefechamento", "sluitingsdatum", "einddatum"],
        IsWon = ["iswon", "won", "gewonnen", "conclue", "gagne", "ganada", "ganado", "vinta", "conquistado"],
        IsClosed = ["isclosed", "closed", "geschlossen", "ferme", "fermee", "cerrado", "cerrada", "chiusa", "fechado", "gesloten"],
        Stage = ["stage", "stagename", "phase", "etape", "etapa", "fase", "フェーズ"],
        Amount = ["amount", "betrag", "montant", "importe", "importo", "valor", "bedrag", "cantidad", "金額"],
        Currency = ["amountcurrency", "currencyisocode", "opportunitycurrency", "currency", "betragwahrung", "wahrung"],
        Converted = ["amountconverted", "convertedamount", "betragkonvertiert", "betragumgerechnet", "montantconverti", "importeconvertido"],
        ConvertedCurrency = ["amountconvertedcurrency", "betragkonvertiertwahrung", "betragumgerechnetwahrung"],
        Chance = ["probability", "wahrscheinlichkeit", "probabilite", "probabilidad", "probabilita", "probabilidade", "waarschijnlijkheid"],
        NoDeals = [("isdeleted", ["1", "true"])],
        CloseDateIsExpected = "Salesforce has one close date: the expected one until the deal is won, when a date in the future becomes that day and a past one stays. A cycle ends with it",
    };

    public static CrmSystem HubSpot { get; } = new("hubspot")
    {
        Prefixes = ["properties", "property"],
        Id = ["recordid", "hsobjectid", "dealid", "id", "datensatzid", "iddelregistro", "idenregistrement", "iddelenregistrement", "レコードid"],
        Opened = ["createdate", "createddate", "erstellungsdatum", "erstelldatum", "datedecreation", "fechadecreacion", "datadicreazione", "datadecriacao", "aanmaakdatum", "作成日"],
        Closed = ["closedate", "クローズ日", "abschlussdatum", "datedefermeture", "datedecloture", "fechadecierre", "datadichiusura", "datadefechamento", "sluitingsdatum"],
        IsWon = ["isclosedwon", "hsisclosedwon", "istabgeschlossenundgewonnen", "isdealclosedwon"],
        IsLost = ["isclosedlost", "hsisclosedlost", "istabgeschlossenundverloren"],
        IsClosed = ["isdealclosed", "hsisclosed", "isclosed", "istdealabgeschlossen", "istderdealabgeschlossen"],
        Stage = ["dealstage", "stage", "dealphase", "phase", "phasedelatransaction", "etapadelnegocio", "fasedellatrattativa", "etapadonegocio", "dealfase", "取引ステージ"],
        Amount = ["amount", "金額", "betrag", "dealbetrag", "montant", "importe", "valor", "importo", "bedrag", "hsdealamount"],
        Currency = ["currency", "dealcurrencycode", "wahrung", "devise", "moneda", "moeda", "valuta"],
        Chance = ["dealprobability", "hsdealstageprobability", "dealwahrscheinlichkeit"],
        CertainChance = 1,
        Converted = ["amountincompanycurrency", "amountinhomecurrency", "betraginunternehmenswahrung", "betraginfirmenwahrung", "betraginderunternehmenswahrung", "montantdansladevisedelentreprise", "importeenlamonedadelaempresa", "valornamoedadaempresa"],
    };

    public static CrmSystem Dynamics { get; } = new("dynamics")
    {
        Id = ["donotmodifyopportunity", "opportunityid", "nichtandernverkaufschance", "nepasmodifieropportunite", "nomodificaroportunidad", "nonmodificareopportunita"],
        Opened = ["createdon", "overriddencreatedon", "erstelltam", "creele", "datedecreation", "fechadecreacion", "creadoel", "datacreazione", "creatoil", "criadoem", "gemaaktop"],
        Closed = ["actualclosedate", "tatsachlichesabschlussdatum", "tatsabschlussdatum", "abschlussdatum", "datedeclotureeffective", "datedecloturereelle", "fechadecierrereal", "datachiusuraeffettiva", "datadefechamentoreal", "werkelijkesluitingsdatum"],
        Expected = ["estclosedate", "estimatedclosedate", "geschatztesabschlussdatum", "geschabschlussdatum", "voraussichtlichesabschlussdatum", "datedeclotureest", "datedeclotureestimee", "fechadecierreest", "fechadecierreestimada", "datachiusurastimata", "datadefechamentoest", "geschsluitingsdatum"],
        Status = ["status", "statecode", "statecodename", "statut", "estado", "stato", "situacao"],
        Amount = ["estrevenue", "estimatedvalue", "estimatedrevenue", "geschatzterumsatz", "geschumsatz", "voraussichtlicherumsatz", "chiffredaffairesest", "chiffredaffairesestime", "revenuestim", "ingresosest", "ingresosestimados", "ricavostim", "ricavistimati", "receitaest", "geschomzet"],
        WonAmount = ["actualrevenue", "actualvalue", "tatsachlicherumsatz", "tatsumsatz", "istumsatz", "chiffredaffairesreel", "ingresosreales", "ricavieffettivi", "receitareal", "werkelijkeomzet"],
        Currency = ["currency", "isocurrencycode", "transactioncurrencyidname", "transactioncurrencyid", "transactioncurrencyidvalue", "wahrung", "devise", "divisa", "moneda", "valuta", "moeda"],
        Converted = ["estrevenuebase", "estimatedvaluebase", "estimatedrevenuebase", "geschatzterumsatzbasis", "geschumsatzbasis", "chiffredaffairesestdebase", "ingresosestbase"],
        ConvertedWon = ["actualrevenuebase", "actualvaluebase", "tatsachlicherumsatzbasis", "tatsumsatzbasis"],
        OpenCodes = ["0"],
        WonCodes = ["1"],
        LostCodes = ["2"],
    };

    public static CrmSystem Pipedrive { get; } = new("pipedrive")
    {
        Prefixes = ["deal", "obchod", "negocio", "trato", "transaction", "affaire", "trattativa", "szansasprzedazy"],
        Id = ["id", "dealid", "pipedrivesystemid"],
        Opened = ["created", "createdon", "addtime", "erstellt", "erstelltam", "hinzugefugtam", "creationdate", "creado", "creadoel", "creele", "criado", "criadoem", "adicionadoem", "vytvoreno", "utworzono"],
        Closed = ["closedon", "closetime", "closed", "abgeschlossenam", "geschlossenam", "cerradoel", "fechadoem", "uzavrenodne", "fermele", "clotureele", "conclueele"],
        WonTime = ["wontime", "wonon", "gewonnenam", "gewonnenum", "zeitpunktdesgewinns", "ganadoel", "ganhoem", "datumvyhry", "gagneele", "gagnele"],
        LostTime = ["losttime", "loston", "verlorenam", "verlorenum", "zeitpunktdesverlusts", "perdidoel", "perdidoem", "datumprohry", "perduele", "perdule"],
        Expected = ["expectedclosedate", "erwartetesabschlussdatum", "voraussichtlichesabschlussdatum", "fechadecierreesperada", "fechaprevistadecierre", "datadefechamentoesperada", "dataprevistaparafechamento", "ocekavanedatumuzavreni", "datedecloturepresumee"],
        Status = ["status", "stav", "estado", "statut", "stato"],
        Amount = ["value", "wert", "valor", "valeur", "hodnota", "valore", "wartosc", "waarde"],
        Currency = ["currency", "currencyofvalue", "wahrung", "wahrungdeswerts", "wahrungvonwert", "wertwahrung", "moneda", "monedadelvalor", "moeda", "menahodnoty", "mena", "devise", "valuta"],
        NoDeals = [("status", ["deleted", "geloscht"])],
        WritesZeroForUnknown = true,
    };

    public static CrmSystem Zoho { get; } = new("zoho")
    {
        Prefixes = ["deals", "potentials"],
        Id = ["recordid", "dealid", "potentialid", "id", "datensatzid"],
        Opened = ["createdtime", "erstelltum", "erstellungszeit", "erstelltam", "zeitpunktdererstellung", "heuredecreation", "horadecreacion", "oradicreazione", "horadacriacao", "aanmaaktijd"],
        Expected = ["closingdate", "abschlussdatum", "schlussdatum", "datedecloture", "datedefermeture", "fechadecierre", "datadichiusura", "datadefechamento", "sluitingsdatum"],
        Stage = ["stage", "phase", "stufe", "etape", "fase", "etapa", "stadio"],
        Amount = ["amount", "betrag", "montant", "importe", "importo", "valor", "bedrag", "cantidad"],
        Currency = ["currency", "wahrung", "devise", "moneda", "valuta", "moeda"],
        Chance = ["probability", "wahrscheinlichkeit", "probabilite", "probabilidad", "probabilita", "probabilidade", "waarschijnlijkheid"],
        CloseDateIsExpected = "Zoho has one closing date, the expected one. A cycle ends with it",
    };

    public static CrmSystem Odoo { get; } = new("odoo")
    {
        Id = ["id", "externalid", "externeid", "identifiantexterne", "idexterno"],
        Opened = ["createdon", "createdate", "creationdate", "erstelltam", "creele", "creadoel", "creatoil", "criadoem", "aangemaaktop", "utworzonodata"],
        Closed = ["closeddate", "dateclosed", "abschlussdatum", "geschlossenam", "datedecloture", "fechadecierre", "fechacierre", "datachiusura", "datadechiusura", "datadefechamento", "afsluitdatum"],
        Expected = ["expectedclosing", "expectedclosingdate", "datedeadline", "erwarteterabschluss", "cloturereprevue", "cloturereattendue", "clotureprevue", "clotureattendue", "cierreprevisto", "cierreesperado", "chiusuraprevista", "fechamentoprevisto", "fechamentoesperado", "verwachteafsluiting"],
        Status = ["wonstatus", "iswon", "wonlost", "wonlostpending"],
        Stage = ["stage", "stageid", "stageidname", "phase", "stufe", "stadium", "etape", "etapa", "fase"],
        Amount = ["expectedrevenue", "plannedrevenue", "erwarteterumsatz", "erwarteterertrag", "revenuespere", "revenueespere", "revenuattendu", "ingresosesperados", "ingresoesperado", "fatturatoprevisto", "ricavoprevisto", "receitaesperada", "verwachteomzet", "verwachteopbrengst"],
        Currency = ["companycurrency", "currency", "wahrung", "devise", "moneda"],
        Active = ["active", "aktiv", "actif", "activo", "attivo", "ativo", "actief"],
        Probability = ["probability", "wahrscheinlichkeit", "erfolgswahrscheinlichkeit", "probabilite", "probabilidad", "probabilita", "probabilidade", "waarschijnlijkheid", "kans"],
        NoDeals = [("type", ["lead", "interessent", "piste", "iniciativa"])],
        WritesZeroForUnknown = true,
    };

    public static CrmSystem SuiteCrm { get; } = new("suitecrm")
    {
        Id = ["id", "opportunityid"],
        Opened = ["datecreated", "dateentered", "erstelltam", "erstellungsdatum", "datedecreation", "fechadecreacion", "datadicreazione", "datacreazione", "datadecriacao", "aangemaaktop", "datumaangemaakt"],
        Expected = ["expectedclosedate", "dateclosed", "erwartetesabschlussdatum", "voraussichtlichesabschlussdatum", "abschlussdatum", "datedecloture", "datedeclotureprevue", "fechadecierre", "fechadecierreprevista", "datachiusuraprevista", "datadefechamento", "datadefechamentoesperada", "verwachteafsluitdatum"],
        Stage = ["salesstage", "verkaufsphase", "verkaufsstufe", "verkaufsstadium", "etapedevente", "phasedevente", "etapadeventas", "fasedivendita", "estagiodavenda", "verkoopstadium"],
        Amount = ["opportunityamount", "importoopportunita", "cantidaddelaoportunidad", "montantdelopportunite", "verkaufschancebetrag", "betragderverkaufschance", "valordaoportunidade", "amount", "betrag", "importo", "cantidad", "montant", "bedrag", "importe", "valor"],
        Currency = ["currency", "currencyid", "currencyname", "wahrung", "valuta", "moneda", "devise"],
        Converted = ["amountusdollar", "amountinusd", "amount", "importo", "cantidad", "montant", "betrag", "valor"],
        NoDeals = [("deleted", ["1", "true", "yes"])],
        Chance = ["probability", "wahrscheinlichkeit", "probabilite", "probabilidad", "probabilita", "probabilidade", "waarschijnlijkheid"],
        CloseDateIsExpected = "SuiteCRM has one close date, the expected one. A cycle ends with it",
    };

    /// <summary>A file of no known system: its columns have the names of the roles.</summary>
    public static CrmSystem None { get; } = new("")
    {
        Opened = ["opened"],
        Closed = ["closed"],
        Stage = ["stage"],
        Amount = ["amount"],
    };
}
