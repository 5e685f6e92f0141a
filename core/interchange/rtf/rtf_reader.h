#pragma once
#include "core/interchange/document_findings.h"
#include "core/interchange/rtf/rtf_flow.h"
#include "core/interchange/rtf/rtf_lexer.h"
#include <QHash>
#include <QStringList>
#include <vector>

namespace counterpoint::rtf {

/// Reads an RTF file from end to end, keeping the state of each open group, as the format is meant to be read.
class Reader {
public:
    explicit Reader(const QByteArray& bytes)
        : m_lexer(bytes)
    {
    }
    bool read(); ///< false where groups are nested deeper than any document's
    QStringList takeLines(); ///< of the body
    const QStringList& notes() const { return m_notes; }
    const DocumentFindings& findings() const { return m_findings; }
    /// What is wrong with the file.
    enum class Damage { None, GroupsLeftOpen, TextAfterItsEnd, StrayBytes };
    Damage damage() const { return m_damage; }
    const QString& wordsBeforeDamage() const { return m_wordsBeforeDamage; } ///< the last of them

private:
    /// What becomes of the text of a group.
    enum class Destination { Text, Skipped, FontTable, HeaderOrFooter, Alternative };
    enum class Opens { Nothing, Note, Box };
    struct Group {
        Destination destination = Destination::Text;
        Opens opens = Opens::Nothing; ///< a flow of its own that ends with the group
        int fallbackLength = 1; ///< characters after \u that stand for readers without Unicode
        int font = -1;
        int associatedFont = -1; ///< of right-to-left and East Asian text
        bool isAssociated = false;
        bool isHidden = false;
        bool isDeleted = false;
        bool isInserted = false;
        int tableDepth = 0;
        bool mayBeIgnored = false; ///< \* was met
    };
    struct Font {
        int codePage = 0; ///< 0: the document's
        bool isSymbols = false;
        QString name;
    };

    Group& group() { return m_groups.back(); }
    Flow& flow() { return m_flows.back(); }
    void step(const Token& token);
    void note(Damage damage);
    void startGroup();
    void endGroup();
    void symbol(char character);
    void word(const Token& token);
    bool destination(const Token& token);
    bool structure(const Token& token);
    bool property(const Token& token);
    bool font(const Token& token);
    void character(const Token& token);
    void unicode(int number);
    void byte(char byte);
    void flushBytes();
    void say(const QString& text);
    void open(Opens what);
    void close(Opens what);
    const Font* presentFont() const;
    bool isShown() const;

    Lexer m_lexer;
    std::vector<Group> m_groups = std::vector<Group>(1);
    std::vector<Flow> m_flows = std::vector<Flow>(1);
    std::vector<qsizetype> m_openNotes;
    QHash<int, Font> m_fonts;
    int m_codePage = 1252;
    int m_defaultFont = 0;
    QByteArray m_bytes; ///< of text, not yet decoded: a character may take two
    int m_toSkip = 0; ///< of a fallback
    bool m_wasHidden = false;
    bool m_wasDeleted = false;
    bool m_wasInserted = false;
    Damage m_damage = Damage::None;
    QString m_wordsBeforeDamage;
    QString m_lastWords;
    QStringList m_notes;
    DocumentFindings m_findings;
};

} // namespace counterpoint::rtf
