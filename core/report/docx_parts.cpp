#include "core/report/docx_parts.h"
#include "core/report/markup.h"

namespace counterpoint::report::docx {

namespace {

const QString officeRelations = QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships/");
const QString packageNamespace = QStringLiteral("http://schemas.openxmlformats.org/package/2006/");

void relation(Markup& part, int id, const QString& type, const QString& target)
{
    part.element("Relationship", {{"Id", QStringLiteral("rId%1").arg(id)}, {"Type", type}, {"Target", target}});
}

void level(Markup& part, int depth, const QString& format, const QString& text)
{
    part.element("w:lvl", {{"w:ilvl", QString::number(depth)}}, [&] {
        part.element("w:start", {{"w:val", "1"}});
        part.element("w:numFmt", {{"w:val", format}});
        part.element("w:lvlText", {{"w:val", text}});
        part.element("w:lvlJc", {{"w:val", "left"}});
        part.element("w:pPr", {}, [&] { part.element("w:ind", {{"w:left", "454"}, {"w:hanging", "340"}}); });
    });
}

void abstractList(Markup& part, int id, const QString& format, const QString& text)
{
    part.element("w:abstractNum", {{"w:abstractNumId", QString::number(id)}}, [&] {
        part.element("w:multiLevelType", {{"w:val", "singleLevel"}});
        level(part, 0, format, text);
    });
}

} // namespace

QByteArray contentTypes(const std::vector<Part>& parts)
{
    Markup part;
    const std::pair<const char*, const char*> suffixes[] = {{"rels", "application/vnd.openxmlformats-package.relationships+xml"},
                                                            {"xml", "application/xml"},
                                                            {"png", "image/png"},
                                                            {"jpeg", "image/jpeg"},
                                                            {"gif", "image/gif"},
                                                            {"emf", "image/x-emf"},
                                                            {"wmf", "image/x-wmf"},
                                                            {"svg", "image/svg+xml"},
                                                            {"odttf", "application/vnd.openxmlformats-officedocument.obfuscatedFont"}};
    part.declaration();
    part.element("Types", {{"xmlns", packageNamespace + "content-types"}}, [&] {
        for (const auto& [suffix, type] : suffixes)
            part.element("Default", {{"Extension", suffix}, {"ContentType", type}});
        for (const auto& one : parts)
            if (!one.contentType.isEmpty())
                part.element("Override", {{"PartName", u'/' + one.name}, {"ContentType", one.contentType}});
    });
    return part.take();
}

QByteArray packageRelations()
{
    Markup part;
    part.declaration();
    part.element("Relationships", {{"xmlns", packageNamespace + "relationships"}}, [&] {
        relation(part, 1, officeRelations + "officeDocument", "word/document.xml");
        relation(part, 2, packageNamespace + "relationships/metadata/core-properties", "docProps/core.xml");
        relation(part, 3, officeRelations + "extended-properties", "docProps/app.xml");
    });
    return part.take();
}

QByteArray documentRelations(const std::vector<Part>& parts)
{
    Markup part;
    part.declaration();
    part.element("Relationships", {{"xmlns", packageNamespace + "relationships"}}, [&] {
        for (const auto& one : parts)
            if (!one.relation.isEmpty())
                part.element("Relationship",
                             {{"Id", one.relationId}, {"Type", officeRelations + one.relation}, {"Target", one.name.section('/', 1)}});
    });
    return part.take();
}

QByteArray coreProperties(const Document& document)
{
    Markup part;
    part.declaration();
    const Markup::Attributes spaces{{"xmlns:cp", packageNamespace + "metadata/core-properties"},
                                    {"xmlns:dc", "http://purl.org/dc/elements/1.1/"},
                                    {"xmlns:dcterms", "http://purl.org/dc/terms/"},
                                    {"xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"}};
    part.element("cp:coreProperties", spaces, [&] {
        part.element("dc:title", {}, document.title);
        part.element("dc:subject", {}, document.subtitle);
        part.element("dc:creator", {}, document.authors.join(QStringLiteral("; ")));
        part.element("dc:language", {}, document.language);
        if (!document.date.isValid())
            return;
        const auto date = document.date.toString(Qt::ISODate) + QStringLiteral("T00:00:00Z");
        part.element("dcterms:created", {{"xsi:type", "dcterms:W3CDTF"}}, date);
        part.element("dcterms:modified", {{"xsi:type", "dcterms:W3CDTF"}}, date);
    });
    return part.take();
}

QByteArray appProperties()
{
    Markup part;
    part.declaration();
    part.element("Properties", {{"xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"}},
                 [&] { part.element("Application", {}, QStringLiteral("Counterpoint")); });
    return part.take();
}

// Word asks for exactly this order of elements.
QByteArray settings(bool hasFootnotes, const HouseSettings& house)
{
    Markup part;
    part.declaration();
    part.element("w:settings", {{"xmlns:w", wordNamespace}}, [&] {
        part.element("w:zoom", {{"w:percent", "100"}});
        if (house.mirrorsMargins)
            part.element("w:mirrorMargins");
        part.element("w:defaultTabStop", {{"w:val", "708"}});
        if (house.differsEvenAndOdd)
            part.element("w:evenAndOddHeaders");
        part.element("w:characterSpacingControl", {{"w:val", "doNotCompress"}});
        if (hasFootnotes)
            part.element("w:footnotePr", {}, [&] {
                part.element("w:footnote", {{"w:id", "-1"}});
                part.element("w:footnote", {{"w:id", "0"}});
            });
        part.element("w:compat", {}, [&] {
            // Without it Word opens the file in 'compatibility mode'.
            part.element("w:compatSetting",
                         {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", "15"}});
        });
        part.raw(house.colours);
        part.element("w:decimalSymbol", {{"w:val", "."}});
        part.element("w:listSeparator", {{"w:val", ","}});
    });
    return part.take();
}

QByteArray abstractLists(int first)
{
    Markup part;
    abstractList(part, first, "bullet", "•");
    abstractList(part, first + 1, "decimal", "%1.");
    return part.take();
}

QByteArray lists(int firstAbstract, int bulletList, int numberedLists)
{
    Markup part;
    for (int number = bulletList; number <= bulletList + numberedLists; ++number)
        part.element("w:num", {{"w:numId", QString::number(number)}}, [&] {
            const bool isBulleted = number == bulletList;
            part.element("w:abstractNumId", {{"w:val", QString::number(isBulleted ? firstAbstract : firstAbstract + 1)}});
            if (!isBulleted)
                part.element("w:lvlOverride", {{"w:ilvl", "0"}}, [&] { part.element("w:startOverride", {{"w:val", "1"}}); });
        });
    return part.take();
}

QByteArray numbering(int numberedLists)
{
    Markup part;
    part.declaration();
    part.element("w:numbering", {{"xmlns:w", wordNamespace}}, [&] {
        part.raw(abstractLists(0));
        part.raw(lists(0, Dress().bulletList, numberedLists));
    });
    return part.take();
}

QByteArray footer()
{
    Markup part;
    part.declaration();
    part.element("w:ftr", {{"xmlns:w", wordNamespace}}, [&] {
        part.element("w:p", {}, [&] {
            part.element("w:pPr", {}, [&] { part.element("w:pStyle", {{"w:val", "Footer"}}); });
            part.element("w:fldSimple", {{"w:instr", " PAGE "}},
                         [&] { part.element("w:r", {}, [&] { part.element("w:t", {}, QStringLiteral("1")); }); });
        });
    });
    return part.take();
}

} // namespace counterpoint::report::docx
