#pragma once
#include "core/interchange/sav/sav_cases.h"
#include <QByteArray>

namespace counterpoint::sav {

/// Turns the texts of one file into Unicode.
class Encoding {
public:
    /// `wish`: the encoding that the user names; else what the file says, else what its texts can be.
    Encoding(const RawDictionary& dictionary, const Cases& cases, const QByteArray& wish);
    QString decode(std::string_view text) const;
    std::string toUtf8(std::string_view text) const;
    QString name() const { return QString::fromLatin1(m_name); }
    bool isGuessed() const { return m_isGuessed; }
    bool hasStrays() const { return m_hasStrays; } ///< texts that are not of this encoding

private:
    QByteArray m_name;
    bool m_isUtf8 = true;
    bool m_isGuessed = false;
    bool m_hasStrays = false;
};

} // namespace counterpoint::sav
