#include "core/report/docx_parts.h"
#include "core/report/markup.h"

namespace counterpoint::report::docx {

namespace {

const QString wordNamespace = QStringLiteral("http://schemas.openxmlformats.org/wordprocessingml/2006/main");
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

QByteArray contentTypes()
{
    Markup part;
    const QString word = QStringLiteral("application/vnd.openxmlformats-officedocument.wordprocessingml.");
    const std::pair<const char*, QString> overrides[] = {
        {"/word/document.xml", word + "document.main+xml"},
        {"/word/styles.xml", word + "styles+xml"},
        {"/word/numbering.xml", word + "numbering+xml"},
        {"/word/settings.xml", word + "settings+xml"},
        {"/word/footer1.xml", word + "footer+xml"},
        {"/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"},
        {"/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"},
    };
    part.declaration();
    part.element("Types", {{"xmlns", packageNamespace + "content-types"}}, [&] {
        part.element("Default", {{"Extension", "rels"}, {"ContentType", "application/vnd.openxmlformats-package.relationships+xml"}});
        part.element("Default", {{"Extension", "xml"}, {"ContentType", "application/xml"}});
        part.element("Default", {{"Extension", "png"}, {"ContentType", "image/png"}});
        for (const auto& [name, type] : overrides)
            part.element("Override", {{"PartName", name}, {"ContentType", type}});
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

QByteArray documentRelations(int pictures)
{
    Markup part;
    part.declaration();
    part.element("Relationships", {{"xmlns", packageNamespace + "relationships"}}, [&] {
        relation(part, 1, officeRelations + "styles", "styles.xml");
        relation(part, 2, officeRelations + "numbering", "numbering.xml");
        relation(part, 3, officeRelations + "settings", "settings.xml");
        relation(part, 4, officeRelations + "footer", "footer1.xml");
        for (int picture = 1; picture <= pictures; ++picture)
            part.element("Relationship",
                         {{"Id", QStringLiteral("picture%1").arg(picture)},
                          {"Type", officeRelations + "image"},
                          {"Target", QStringLiteral("media/image%1.png").arg(picture)}});
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

QByteArray settings()
{
    Markup part;
    part.declaration();
    part.element("w:settings", {{"xmlns:w", wordNamespace}}, [&] {
        part.element("w:zoom", {{"w:percent", "100"}});
        part.element("w:defaultTabStop", {{"w:val", "708"}});
        part.element("w:characterSpacingControl", {{"w:val", "doNotCompress"}});
        part.element("w:compat", {}, [&] {
            // Without it Word opens the file in 'compatibility mode'.
            part.element("w:compatSetting",
                         {{"w:name", "compatibilityMode"}, {"w:uri", "http://schemas.microsoft.com/office/word"}, {"w:val", "15"}});
        });
        part.element("w:decimalSymbol", {{"w:val", "."}});
        part.element("w:listSeparator", {{"w:val", ","}});
    });
    return part.take();
}

QByteArray numbering(int numberedLists)
{
    Markup part;
    part.declaration();
    part.element("w:numbering", {{"xmlns:w", wordNamespace}}, [&] {
        abstractList(part, 0, "bullet", "•");
        abstractList(part, 1, "decimal", "%1.");
        for (int number = bulletList; number <= bulletList + numberedLists; ++number)
            part.element("w:num", {{"w:numId", QString::number(number)}}, [&] {
                part.element("w:abstractNumId", {{"w:val", number == bulletList ? "0" : "1"}});
                if (number > bulletList)
                    part.element("w:lvlOverride", {{"w:ilvl", "0"}}, [&] { part.element("w:startOverride", {{"w:val", "1"}}); });
            });
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
