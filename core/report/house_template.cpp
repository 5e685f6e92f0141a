#include "core/report/house_template.h"
#include "core/base/translate.h"
#include "core/interchange/archive/zip_reader.h"
#include "core/interchange/docx/relationships.h"
#include "core/report/house_styles.h"
#include "core/report/markup.h"
#include <QRegularExpression>
#include <algorithm>
#include <cmath>
#include <map>

namespace counterpoint::report {

namespace {

using counterpoint::docx::Relationship;
using docx::Part;

constexpr ZipLimits limits{32LL * 1024 * 1024, 128LL * 1024 * 1024, 5'000};
constexpr auto contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
constexpr double twipsToMillimetres = 25.4 / 1440;

QString tr(const char* text) { return translate("Report", text); }
QString valueOf(pugi::xml_node node, std::string_view name) { return QString::fromUtf8(attributeOf(node, name).value()); }

tl::unexpected<Error> refused(const QString& sentence, const QString& fileName)
{
    return fail(Error::Kind::Format, sentence.arg(fileName));
}

/// Elements and attributes of Word's own, under the prefixes that ours have; relations under the ids they have in the report.
class Copy {
public:
    Copy(Markup& out, const std::map<QString, QString>& ids)
        : m_out(out)
        , m_ids(ids)
    {
    }

    void write(pugi::xml_node node)
    {
        Markup::Attributes attributes;
        const QByteArray name(node.name());
        std::vector<QByteArray> keys;
        for (const auto attribute : node.attributes()) {
            const auto prefix = QByteArray(attribute.name()).split(':').first();
            if (prefix == "w")
                keys.emplace_back(attribute.name());
            else if (prefix == "r" && m_ids.contains(attribute.value()))
                keys.emplace_back("r:id");
            else
                continue;
            const auto value = QString::fromUtf8(attribute.value());
            attributes.emplace_back(nullptr, prefix == "r" ? m_ids.at(value) : value);
        }
        for (std::size_t i = 0; i < keys.size(); ++i)
            attributes[i].first = keys[i].constData();
        m_out.element(name.constData(), attributes, [&] {
            for (const auto child : node.children())
                if (isWanted(child))
                    write(child);
        });
    }

private:
    bool isWanted(pugi::xml_node node) const
    {
        if (node.type() != pugi::node_element || !QByteArray(node.name()).startsWith("w:"))
            return false;
        const auto name = localName(node.name());
        if (name == "headerReference" || name == "footerReference")
            return m_ids.contains(valueOf(node, "id"));
        return name != "sectPrChange" && name != "printerSettings" && name != "footnotePr" && name != "endnotePr";
    }

    Markup& m_out;
    const std::map<QString, QString>& m_ids;
};

class TemplateReader {
public:
    TemplateReader(ZipReader archive, QString fileName)
        : m_archive(std::move(archive))
        , m_fileName(std::move(fileName))
    {
    }

    Result<HouseTemplate> read()
    {
        for (const auto& relation : counterpoint::docx::relationshipsOf(m_archive, {}, m_fileName))
            if (relation.kind == QLatin1String("officeDocument"))
                m_main = relation.target;
        const auto document = part(m_main);
        if (m_main.isEmpty() || !document || QByteArray(document->root().name()) != "w:document")
            return refused(tr("“%1” is no Word template: it holds no Word document. Save the template in Word as .dotx or .docx and choose "
                              "that file."),
                           m_fileName);
        m_relations = counterpoint::docx::relationshipsOf(m_archive, m_main, m_fileName);
        readSettings();
        if (const auto done = readStyles(); !done)
            return fail(done);
        carry(QStringLiteral("theme"));
        carry(QStringLiteral("fontTable"));
        readSection(document->root().child("w:body"));
        return std::move(m_house);
    }

private:
    Result<XmlDocument> part(const QString& name) const
    {
        return m_archive.read(name).and_then([&](const QByteArray& bytes) { return XmlDocument::parse(bytes, m_fileName, name); });
    }

    /// Name of the first part of this kind that the text leads to; empty where it has none.
    QString nameOf(const QString& kind) const
    {
        for (const auto& relation : m_relations)
            if (relation.kind == kind && !relation.isExternal && m_archive.contains(relation.target))
                return relation.target;
        return {};
    }

    void readSettings()
    {
        const auto settings = part(nameOf(QStringLiteral("settings")));
        if (!settings)
            return;
        const auto isOn = [&](const char* name) {
            const auto value = valueOf(childOf(settings->root(), name), "val");
            return childOf(settings->root(), name) && value != QLatin1String("0") && value != QLatin1String("false");
        };
        m_house.settings.mirrorsMargins = isOn("mirrorMargins");
        m_house.settings.differsEvenAndOdd = isOn("evenAndOddHeaders");
        m_tableStyle = valueOf(childOf(settings->root(), "defaultTableStyle"), "val");
        if (const auto colours = childOf(settings->root(), "clrSchemeMapping")) {
            Markup markup;
            Copy(markup, {}).write(colours);
            m_house.settings.colours = markup.take();
        }
    }

    Result<> readStyles()
    {
        const auto name = nameOf(QStringLiteral("styles"));
        const auto styles = part(name);
        if (!name.isEmpty() && !styles)
            return fail(styles);
        if (name.isEmpty() || QByteArray(styles->root().name()) != "w:styles")
            return refused(
                tr("“%1” holds no styles, so nothing can be taken over from it. Open it in Word, save it as .dotx and choose that file."),
                m_fileName);
        if (valueOf(styles->root(), "w") != QLatin1String(docx::wordNamespace))
            return refused(tr("“%1” is saved as a “Strict Open XML” document. Save it in Word as a template (.dotx) and choose that file."),
                           m_fileName);
        m_house.dress.isOwn = false;
        if (const auto numbering = part(nameOf(QStringLiteral("numbering"))))
            docx::makeRoomForLists(numbering->root(), m_house);
        docx::addOurStyles(styles->root(), m_tableStyle, m_house.dress);
        m_house.styles = docx::bytesOf(styles->root());
        return {};
    }

    QString nextName(const QString& suffix) { return QStringLiteral("word/house%1.%2").arg(++m_carried).arg(suffix); }

    /// Takes a part over under a name of ours, with the pictures and fonts that it shows; gives the id of its relation, empty where
    /// it cannot be read.
    QString carry(const QString& kind, const QString& from)
    {
        auto document = part(from);
        if (!document)
            return {};
        Part carried{nextName(QStringLiteral("xml")), {}, typeOf(kind), kind, {}};
        carried.relationId = QStringLiteral("house%1").arg(m_carried);
        const auto relations = carryBeside(from, carried.name);
        dropDangling(document->root(), relations);
        silenceFields(document->root());
        carried.content = docx::bytesOf(document->root());
        m_house.parts.push_back(carried);
        return carried.relationId;
    }

    void carry(const QString& kind)
    {
        if (const auto name = nameOf(kind); !name.isEmpty())
            carry(kind, name);
    }

    static QString typeOf(const QString& kind)
    {
        return kind == QLatin1String("theme") ? QStringLiteral("application/vnd.openxmlformats-officedocument.theme+xml")
                                              : contentType + kind + QStringLiteral("+xml");
    }

    /// Pictures, fonts and links of the part `from`; gives the ids that still lead somewhere.
    QStringList carryBeside(const QString& from, const QString& to)
    {
        const QString office = QStringLiteral("http://schemas.openxmlformats.org/officeDocument/2006/relationships/");
        QStringList ids;
        Markup relations;
        relations.declaration();
        relations.element("Relationships", {{"xmlns", "http://schemas.openxmlformats.org/package/2006/relationships"}}, [&] {
            for (const auto& one : counterpoint::docx::relationshipsOf(m_archive, from, m_fileName)) {
                const bool isLink = one.isExternal && one.kind == QLatin1String("hyperlink");
                const auto target = isLink ? one.target : carriedFile(one);
                if (target.isEmpty())
                    continue;
                Markup::Attributes attributes{{"Id", one.id}, {"Type", office + one.kind}, {"Target", target}};
                if (isLink)
                    attributes.emplace_back("TargetMode", "External");
                relations.element("Relationship", attributes);
                ids << one.id;
            }
        });
        if (!ids.isEmpty())
            m_house.parts.push_back({QStringLiteral("word/_rels/%1.rels").arg(to.section('/', 1)), relations.take(), {}, {}, {}});
        return ids;
    }

    /// Takes a picture or a font over; gives its name beside the text, empty for what is neither.
    QString carriedFile(const Relationship& relation)
    {
        static const QRegularExpression known(QStringLiteral("\\.(png|jpe?g|gif|emf|wmf|svg|odttf)$"),
                                              QRegularExpression::CaseInsensitiveOption);
        const auto suffix = known.match(relation.target);
        if (relation.isExternal || !suffix.hasMatch()
            || (relation.kind != QLatin1String("image") && relation.kind != QLatin1String("font")))
            return {};
        const auto bytes = m_archive.read(relation.target);
        if (!bytes)
            return {};
        auto ending = suffix.captured(1).toLower();
        if (ending == QLatin1String("jpg"))
            ending = QStringLiteral("jpeg");
        m_house.parts.push_back({nextName(ending), *bytes, {}, {}, {}});
        return m_house.parts.back().name.section('/', 1);
    }

    /// Word takes a file for damaged where something leads nowhere: what shows it goes, a link keeps its words.
    static void dropDangling(pugi::xml_node root, const QStringList& ids)
    {
        std::vector<pugi::xml_node> dangling;
        gatherDangling(root, ids, dangling);
        for (auto& node : dangling)
            if (localName(node.name()) == "hyperlink")
                node.remove_attributes();
            else
                node.parent().remove_child(node);
    }

    static void gatherDangling(pugi::xml_node above, const QStringList& ids, std::vector<pugi::xml_node>& dangling)
    {
        for (auto node : above.children()) {
            const auto attributes = node.attributes();
            const bool isDangling = std::any_of(attributes.begin(), attributes.end(), [&](const pugi::xml_attribute& one) {
                return QByteArray(one.name()).startsWith("r:") && !ids.contains(QString::fromUtf8(one.value()));
            });
            if (const auto shown = shownWhole(node); isDangling && std::find(dangling.begin(), dangling.end(), shown) == dangling.end())
                dangling.push_back(shown);
            if (!isDangling)
                gatherDangling(node, ids, dangling);
        }
    }

    /// The picture or object that a part of it belongs to.
    static pugi::xml_node shownWhole(pugi::xml_node node)
    {
        auto shown = node;
        for (auto above = node; above; above = above.parent())
            if (const auto name = localName(above.name()); name == "drawing" || name == "pict" || name == "object")
                shown = above;
        return shown;
    }

    /// Fields that fetch something from elsewhere, or run it.
    static void silenceFields(pugi::xml_node above)
    {
        static const QRegularExpression fetching(
            QStringLiteral("^\\s*(DDE|DDEAUTO|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|MACROBUTTON)\\b"),
            QRegularExpression::CaseInsensitiveOption);
        for (auto node : above.children()) {
            if (auto instruction = node.attribute("w:instr"); fetching.match(QString::fromUtf8(instruction.value())).hasMatch())
                instruction.set_value("");
            if (localName(node.name()) == "instrText" && fetching.match(QString::fromUtf8(node.child_value())).hasMatch())
                node.text().set("");
            silenceFields(node);
        }
    }

    void readSection(pugi::xml_node body)
    {
        const auto section = body.child("w:sectPr");
        if (!section)
            return;
        std::map<QString, QString> ids;
        for (const auto& relation : m_relations)
            if (!relation.isExternal && (relation.kind == QLatin1String("header") || relation.kind == QLatin1String("footer")))
                if (const auto id = carry(relation.kind, relation.target); !id.isEmpty())
                    ids[relation.id] = id;
        Markup markup;
        Copy(markup, ids).write(section);
        m_house.dress.section = markup.take();
        measure(section);
    }

    void measure(pugi::xml_node section)
    {
        const auto millimetres = [](pugi::xml_node node, const char* name) {
            return std::abs(valueOf(node, name).toDouble()) * twipsToMillimetres;
        };
        const auto page = section.child("w:pgSz");
        const auto margin = section.child("w:pgMar");
        const double width =
            millimetres(page, "w") - millimetres(margin, "left") - millimetres(margin, "right") - millimetres(margin, "gutter");
        const double height = millimetres(page, "h") - millimetres(margin, "top") - millimetres(margin, "bottom");
        // Columns of text and nonsense: then what our page leaves will do.
        if (width >= 40 && height >= 40 && width < 1000 && height < 1000) {
            m_house.dress.textWidth = width;
            m_house.dress.textHeight = height;
        }
    }

    const ZipReader m_archive;
    const QString m_fileName;
    QString m_main;
    QString m_tableStyle; ///< id of the template's default one
    std::vector<Relationship> m_relations;
    HouseTemplate m_house;
    int m_carried = 0;
};

} // namespace

Result<HouseTemplate> readHouseTemplate(const QByteArray& bytes, const QString& fileName)
{
    if (!bytes.startsWith("PK")) // no archive at all: an older .dot, a PDF
        return refused(tr("“%1” is no Word template. Save the template in Word as .dotx or .docx and choose that file."), fileName);
    auto archive = ZipReader::open(bytes, fileName, limits);
    if (!archive)
        return fail(Error::Kind::Format,
                    tr("“%1” cannot be read as a Word template: %2 Save the template in Word as .dotx or .docx and choose that file.")
                        .arg(fileName, archive.error().message));
    return TemplateReader(std::move(*archive), fileName).read();
}

} // namespace counterpoint::report
